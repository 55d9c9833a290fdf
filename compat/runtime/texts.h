/* SPDX-License-Identifier: Apache-2.0 */
/* How a Win32 function gives a text: with its zero into a buffer that is large enough, and answers the length
   without it; or leaves the buffer alone and answers the size that is needed. */
#ifndef IOCP_TEXTS_H
#define IOCP_TEXTS_H

#include "runtime.h"

static inline DWORD iocp_inner_give(const char *text, LPSTR to, DWORD room) {
  size_t length = strlen(text);
  if (!to || length >= room) return (DWORD)length + 1;
  memcpy(to, text, length + 1);
  return (DWORD)length;
}

static inline DWORD iocp_inner_give_wide(const char *text, LPWSTR to, DWORD room) {
  size_t bytes = strlen(text), length = iocp_inner_to_utf16(text, bytes, NULL, 0, NULL);
  if (!to || length >= room) return (DWORD)length + 1;
  iocp_inner_to_utf16(text, bytes, to, length, NULL);
  to[length] = 0;
  return (DWORD)length;
}

#endif /* IOCP_TEXTS_H */
