/* SPDX-License-Identifier: Apache-2.0 */
/* How the Win32 functions of this folder fail. */
#include "runtime.h"

BOOL iocp_inner_fail(DWORD code) {
  SetLastError(code);
  return FALSE;
}

BOOL iocp_inner_fail_errno(const char *path) { return iocp_inner_fail((DWORD)iocp_inner_code(errno,
    path ? path : "")); }
