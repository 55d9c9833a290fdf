/* SPDX-License-Identifier: Apache-2.0 */
/* <string.h> with what Windows has besides. Follows "strcpy_s", "_stricmp" and their pages. */
#pragma GCC system_header
#include_next <string.h>
#if !defined(IOCP_STRING_H) && defined(_STRING_H)
#define IOCP_STRING_H
#include "../corecrt.h"

IOCP_BEGIN_C
_CRTIMP int _stricmp(const char *a, const char *b);
_CRTIMP int _strnicmp(const char *a, const char *b, size_t count);
_CRTIMP int _memicmp(const void *a, const void *b, size_t count);
_CRTIMP char *_strlwr(char *text);
_CRTIMP char *_strupr(char *text);
_CRTIMP char *_strrev(char *text);
_CRTIMP char *_strset(char *text, int character);
_CRTIMP char *_strnset(char *text, int character, size_t count);
_CRTIMP char *_strdup(const char *text);
_CRTIMP size_t strnlen_s(const char *text, size_t count);
_CRTIMP errno_t strcpy_s(char *to, size_t room, const char *from);
_CRTIMP errno_t strncpy_s(char *to, size_t room, const char *from, size_t count);
_CRTIMP errno_t strcat_s(char *to, size_t room, const char *from);
_CRTIMP errno_t strncat_s(char *to, size_t room, const char *from, size_t count);
_CRTIMP errno_t _strlwr_s(char *text, size_t room);
_CRTIMP errno_t _strupr_s(char *text, size_t room);
_CRTIMP errno_t strerror_s(char *to, size_t room, int error);
_CRTIMP char *strtok_s(char *text, const char *separators, char **context);
_CRTIMP errno_t memcpy_s(void *to, size_t room, const void *from, size_t count);
_CRTIMP errno_t memmove_s(void *to, size_t room, const void *from, size_t count);
IOCP_END_C
#define _strcmpi _stricmp
#define stricmp _stricmp
#define strcmpi _stricmp
#define strnicmp _strnicmp
#define strlwr _strlwr
#define strupr _strupr
#define strrev _strrev
#define _strerror(text) strerror(errno)

#ifdef __cplusplus
extern "C++" {
template <size_t room>
inline errno_t strcpy_s(char (&to)[room], const char *from) {
  return strcpy_s(&to[0], room, from);
}
template <size_t room>
inline errno_t strncpy_s(char (&to)[room], const char *from, size_t count) {
  return strncpy_s(&to[0], room, from, count);
}
template <size_t room>
inline errno_t strcat_s(char (&to)[room], const char *from) {
  return strcat_s(&to[0], room, from);
}
template <size_t room>
inline errno_t strncat_s(char (&to)[room], const char *from, size_t count) {
  return strncat_s(&to[0], room, from, count);
}
template <size_t room>
inline errno_t strerror_s(char (&to)[room], int error) {
  return strerror_s(&to[0], room, error);
}
}
#endif
#ifdef IOCP_WIDE_TEXT
#include <wchar.h>
#endif
#endif
