/* SPDX-License-Identifier: Apache-2.0 */
/* What string.h of Windows adds. Case is that of ASCII, as in the C locale. Follows "strcpy_s, _stricmp, _strlwr_s" and
   their pages: a destination that is too small, or a NULL, is an invalid argument, and the destination is emptied. */
#include "runtime.h"

static int lower(int c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
static int upper(int c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }

IOCP_API int _strnicmp(const char *a, const char *b, size_t count) {
  if ((!a || !b) && count) return iocp_inner_invalid("_strnicmp", EINVAL), INT32_MAX;
  for (; count; count--, a++, b++) {
    int x = lower((unsigned char)*a), y = lower((unsigned char)*b);
    if (x != y || !x) return x - y;
  }
  return 0;
}
IOCP_API int _stricmp(const char *a, const char *b) {
  if (!a || !b) return iocp_inner_invalid("_stricmp", EINVAL), INT32_MAX;
  return _strnicmp(a, b, SIZE_MAX);
}
IOCP_API int _memicmp(const void *a, const void *b, size_t count) {
  const unsigned char *x = a, *y = b;
  for (; count; count--, x++, y++)
    if (lower(*x) != lower(*y)) return lower(*x) - lower(*y);
  return 0;
}

IOCP_API char *_strlwr(char *text) {
  for (char *at = text; at && *at; at++) *at = (char)lower((unsigned char)*at);
  return text;
}
IOCP_API char *_strupr(char *text) {
  for (char *at = text; at && *at; at++) *at = (char)upper((unsigned char)*at);
  return text;
}
IOCP_API char *_strrev(char *text) {
  for (size_t i = 0, k = strlen(text); i + 1 < k; i++) {
    char c = text[i];
    text[i] = text[--k];
    text[k] = c;
  }
  return text;
}
IOCP_API char *_strset(char *text, int c) {
  for (char *at = text; *at; at++) *at = (char)c;
  return text;
}
IOCP_API char *_strnset(char *text, int c, size_t count) {
  for (char *at = text; count && *at; at++, count--) *at = (char)c;
  return text;
}
IOCP_API char *_strdup(const char *text) { return text ? strdup(text) : NULL; }

IOCP_API size_t strnlen_s(const char *text, size_t count) { return text ? strnlen(text, count) : 0; }

static int is_bad(const char *name, char *to, size_t room, const void *from) {
  if (to && room && from) return 0;
  if (to && room) to[0] = 0;
  return iocp_inner_invalid(name, EINVAL);
}

static int too_small(const char *name, char *to) {
  to[0] = 0;
  return iocp_inner_invalid(name, ERANGE);
}

IOCP_API int _strlwr_s(char *text, size_t room) {
  if (!text || strnlen(text, room) == room) return iocp_inner_invalid("_strlwr_s", EINVAL);
  _strlwr(text);
  return 0;
}
IOCP_API int _strupr_s(char *text, size_t room) {
  if (!text || strnlen(text, room) == room) return iocp_inner_invalid("_strupr_s", EINVAL);
  _strupr(text);
  return 0;
}

IOCP_API int strcpy_s(char *to, size_t room, const char *from) {
  int bad = is_bad("strcpy_s", to, room, from);
  if (bad) return bad;
  size_t length = strnlen(from, room);
  if (length == room) return too_small("strcpy_s", to);
  memmove(to, from, length + 1);
  return 0;
}

/* `count` SIZE_MAX is _TRUNCATE: what does not fit is cut, and the answer is STRUNCATE. */
static int append(const char *name, char *to, size_t used, size_t room, const char *from, size_t count) {
  size_t length = strnlen(from, count < room - used ? count : room - used);
  if (length == room - used) {
    if (count != SIZE_MAX) return too_small(name, to);
    memmove(to + used, from, length - 1);
    to[room - 1] = 0;
    return 80;
  }
  memmove(to + used, from, length);
  to[used + length] = 0;
  return 0;
}

IOCP_API int strncpy_s(char *to, size_t room, const char *from, size_t count) {
  if (!to && !room && !count) return 0;
  if (to && room && !count) return to[0] = 0, 0;
  int bad = is_bad("strncpy_s", to, room, from);
  return bad ? bad : append("strncpy_s", to, 0, room, from, count);
}

IOCP_API int strncat_s(char *to, size_t room, const char *from, size_t count) {
  if (!to && !room && !count) return 0;
  int bad = is_bad("strncat_s", to, room, from);
  if (bad) return bad;
  size_t used = strnlen(to, room);
  if (used == room) return to[0] = 0, iocp_inner_invalid("strncat_s", EINVAL);
  return append("strncat_s", to, used, room, from, count);
}

IOCP_API int strcat_s(char *to, size_t room, const char *from) {
  int bad = is_bad("strcat_s", to, room, from);
  if (bad) return bad;
  size_t used = strnlen(to, room);
  if (used == room) return to[0] = 0, iocp_inner_invalid("strcat_s", EINVAL);
  return append("strcat_s", to, used, room, from, SIZE_MAX - 1);
}

IOCP_API char *strtok_s(char *text, const char *separators, char **context) {
  if (!separators || !context || (!text && !*context)) return iocp_inner_invalid("strtok_s", EINVAL), NULL;
  return strtok_r(text, separators, context);
}

IOCP_API int strerror_s(char *to, size_t room, int error) {
  if (!to || !room) return iocp_inner_invalid("strerror_s", EINVAL);
  const char *text = strerror(error);
  snprintf(to, room, "%s", text);
  return 0;
}

IOCP_API int memcpy_s(void *to, size_t room, const void *from, size_t count) {
  if (!count) return 0;
  if (!to) return iocp_inner_invalid("memcpy_s", EINVAL);
  if (!from || room < count) {
    memset(to, 0, room);
    return iocp_inner_invalid("memcpy_s", from ? ERANGE : EINVAL);
  }
  memcpy(to, from, count);
  return 0;
}

IOCP_API int memmove_s(void *to, size_t room, const void *from, size_t count) {
  if (!count) return 0;
  if (!to || !from) return iocp_inner_invalid("memmove_s", EINVAL);
  if (room < count) return iocp_inner_invalid("memmove_s", ERANGE);
  memmove(to, from, count);
  return 0;
}
