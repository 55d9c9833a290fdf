/* SPDX-License-Identifier: Apache-2.0 */
/* The wcs and wmem functions for 16 bits, under names of ours, and what Windows adds. libc's own take 32-bit wchar_t.
   Follows "strcmp, wcscmp, _mbscmp" and its relatives. */
#include "runtime.h"
#include <wctype.h>

static WCHAR lower(WCHAR c) { return c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : (WCHAR)towlower(c); }
static WCHAR upper(WCHAR c) { return c < 0x80 ? (c >= 'a' && c <= 'z' ? c - 32 : c) : (WCHAR)towupper(c); }

IOCP_API size_t iocp_wcslen(const WCHAR *text) { return iocp_inner_length(text); }
IOCP_API size_t iocp_wcsnlen(const WCHAR *text, size_t count) {
  size_t length = 0;
  while (length < count && text[length]) length++;
  return length;
}
IOCP_API size_t wcsnlen_s(const WCHAR *text, size_t count) { return text ? iocp_wcsnlen(text, count) : 0; }

IOCP_API WCHAR *iocp_wmemcpy(WCHAR *to, const WCHAR *from, size_t count) {
  return count ? memcpy(to, from, count * sizeof(WCHAR)) : to;
}
IOCP_API WCHAR *iocp_wmemmove(WCHAR *to, const WCHAR *from, size_t count) {
  return count ? memmove(to, from, count * sizeof(WCHAR)) : to;
}
IOCP_API WCHAR *iocp_wmemset(WCHAR *to, WCHAR c, size_t count) {
  for (size_t i = 0; i < count; i++) to[i] = c;
  return to;
}
IOCP_API int iocp_wmemcmp(const WCHAR *a, const WCHAR *b, size_t count) {
  for (; count; count--, a++, b++)
    if (*a != *b) return *a < *b ? -1 : 1;
  return 0;
}
IOCP_API WCHAR *iocp_wmemchr(const WCHAR *text, WCHAR c, size_t count) {
  for (; count; count--, text++)
    if (*text == c) return (WCHAR *)text;
  return NULL;
}

IOCP_API WCHAR *iocp_wcscpy(WCHAR *to, const WCHAR *from) {
  return memcpy(to, from, (iocp_inner_length(from) + 1) * sizeof(WCHAR));
}
IOCP_API WCHAR *iocp_wcsncpy(WCHAR *to, const WCHAR *from, size_t count) {
  size_t i = 0;
  for (; i < count && from[i]; i++) to[i] = from[i];
  for (; i < count; i++) to[i] = 0;
  return to;
}
IOCP_API WCHAR *iocp_wcscat(WCHAR *to, const WCHAR *from) {
  iocp_wcscpy(to + iocp_inner_length(to), from);
  return to;
}
IOCP_API WCHAR *iocp_wcsncat(WCHAR *to, const WCHAR *from, size_t count) {
  WCHAR *end = to + iocp_inner_length(to);
  size_t length = iocp_wcsnlen(from, count);
  memcpy(end, from, length * sizeof(WCHAR));
  end[length] = 0;
  return to;
}

IOCP_API int iocp_wcsncmp(const WCHAR *a, const WCHAR *b, size_t count) {
  for (; count; count--, a++, b++)
    if (*a != *b || !*a) return *a == *b ? 0 : *a < *b ? -1 : 1;
  return 0;
}
IOCP_API int iocp_wcscmp(const WCHAR *a, const WCHAR *b) { return iocp_wcsncmp(a, b, SIZE_MAX); }
IOCP_API int _wcsnicmp(const WCHAR *a, const WCHAR *b, size_t count) {
  if ((!a || !b) && count) return iocp_inner_invalid("_wcsnicmp", EINVAL), INT32_MAX;
  for (; count; count--, a++, b++) {
    int x = lower(*a), y = lower(*b);
    if (x != y || !x) return x - y;
  }
  return 0;
}
IOCP_API int _wcsicmp(const WCHAR *a, const WCHAR *b) {
  if (!a || !b) return iocp_inner_invalid("_wcsicmp", EINVAL), INT32_MAX;
  return _wcsnicmp(a, b, SIZE_MAX);
}

IOCP_API WCHAR *iocp_wcschr(const WCHAR *text, WCHAR c) {
  for (;; text++) {
    if (*text == c) return (WCHAR *)text;
    if (!*text) return NULL;
  }
}
IOCP_API WCHAR *iocp_wcsrchr(const WCHAR *text, WCHAR c) {
  const WCHAR *found = NULL;
  for (;; text++) {
    if (*text == c) found = text;
    if (!*text) return (WCHAR *)found;
  }
}
IOCP_API size_t iocp_wcsspn(const WCHAR *text, const WCHAR *set) {
  size_t length = 0;
  while (text[length] && iocp_wcschr(set, text[length])) length++;
  return length;
}
IOCP_API size_t iocp_wcscspn(const WCHAR *text, const WCHAR *set) {
  size_t length = 0;
  while (text[length] && !iocp_wcschr(set, text[length])) length++;
  return length;
}
IOCP_API WCHAR *iocp_wcspbrk(const WCHAR *text, const WCHAR *set) {
  text += iocp_wcscspn(text, set);
  return *text ? (WCHAR *)text : NULL;
}
IOCP_API WCHAR *iocp_wcsstr(const WCHAR *text, const WCHAR *part) {
  size_t length = iocp_inner_length(part);
  for (;; text++) {
    if (!iocp_wcsncmp(text, part, length)) return (WCHAR *)text;
    if (!*text) return NULL;
  }
}
IOCP_API WCHAR *iocp_wcstok(WCHAR *text, const WCHAR *separators, WCHAR **context) {
  if (!text) text = *context;
  if (!text) return NULL;
  text += iocp_wcsspn(text, separators);
  if (!*text) return *context = text, NULL;
  WCHAR *end = text + iocp_wcscspn(text, separators);
  if (*end) *end++ = 0;
  *context = end;
  return text;
}
IOCP_API WCHAR *wcstok_s(WCHAR *text, const WCHAR *separators, WCHAR **context) {
  if (!separators || !context || (!text && !*context)) return iocp_inner_invalid("wcstok_s", EINVAL), NULL;
  return iocp_wcstok(text, separators, context);
}

IOCP_API WCHAR *_wcsdup(const WCHAR *text) {
  if (!text) return NULL;
  size_t size = (iocp_inner_length(text) + 1) * sizeof(WCHAR);
  WCHAR *copy = malloc(size);
  return copy ? memcpy(copy, text, size) : NULL;
}
IOCP_API WCHAR *_wcslwr(WCHAR *text) {
  for (WCHAR *at = text; at && *at; at++) *at = lower(*at);
  return text;
}
IOCP_API WCHAR *_wcsupr(WCHAR *text) {
  for (WCHAR *at = text; at && *at; at++) *at = upper(*at);
  return text;
}
IOCP_API WCHAR *_wcsrev(WCHAR *text) {
  for (size_t i = 0, k = iocp_inner_length(text); i + 1 < k; i++) {
    WCHAR c = text[i];
    text[i] = text[--k];
    text[k] = c;
  }
  return text;
}

/* --- The forms that know the size of the destination --- */

static int is_bad(const char *name, WCHAR *to, size_t room, const void *from) {
  if (to && room && from) return 0;
  if (to && room) to[0] = 0;
  return iocp_inner_invalid(name, EINVAL);
}

static int append(const char *name, WCHAR *to, size_t used, size_t room, const WCHAR *from, size_t count) {
  size_t length = iocp_wcsnlen(from, count < room - used ? count : room - used);
  if (length == room - used) {
    if (count != SIZE_MAX) return to[0] = 0, iocp_inner_invalid(name, ERANGE);
    memmove(to + used, from, (length - 1) * sizeof(WCHAR));
    to[room - 1] = 0;
    return 80; /* STRUNCATE */
  }
  memmove(to + used, from, length * sizeof(WCHAR));
  to[used + length] = 0;
  return 0;
}

IOCP_API int wcscpy_s(WCHAR *to, size_t room, const WCHAR *from) {
  int bad = is_bad("wcscpy_s", to, room, from);
  return bad ? bad : append("wcscpy_s", to, 0, room, from, SIZE_MAX - 1);
}
IOCP_API int wcsncpy_s(WCHAR *to, size_t room, const WCHAR *from, size_t count) {
  if (!to && !room && !count) return 0;
  if (to && room && !count) return to[0] = 0, 0;
  int bad = is_bad("wcsncpy_s", to, room, from);
  return bad ? bad : append("wcsncpy_s", to, 0, room, from, count);
}
IOCP_API int wcsncat_s(WCHAR *to, size_t room, const WCHAR *from, size_t count) {
  if (!to && !room && !count) return 0;
  int bad = is_bad("wcsncat_s", to, room, from);
  if (bad) return bad;
  size_t used = iocp_wcsnlen(to, room);
  if (used == room) return to[0] = 0, iocp_inner_invalid("wcsncat_s", EINVAL);
  return append("wcsncat_s", to, used, room, from, count);
}
IOCP_API int wcscat_s(WCHAR *to, size_t room, const WCHAR *from) {
  int bad = is_bad("wcscat_s", to, room, from);
  if (bad) return bad;
  size_t used = iocp_wcsnlen(to, room);
  if (used == room) return to[0] = 0, iocp_inner_invalid("wcscat_s", EINVAL);
  return append("wcscat_s", to, used, room, from, SIZE_MAX - 1);
}
IOCP_API int wmemcpy_s(WCHAR *to, size_t room, const WCHAR *from, size_t count) {
  if (!count) return 0;
  if (!to || !from) return iocp_inner_invalid("wmemcpy_s", EINVAL);
  if (room < count) return memset(to, 0, room * sizeof(WCHAR)), iocp_inner_invalid("wmemcpy_s", ERANGE);
  memcpy(to, from, count * sizeof(WCHAR));
  return 0;
}
IOCP_API int _wcslwr_s(WCHAR *text, size_t room) {
  if (!text || iocp_wcsnlen(text, room) == room) return iocp_inner_invalid("_wcslwr_s", EINVAL);
  _wcslwr(text);
  return 0;
}
IOCP_API int _wcsupr_s(WCHAR *text, size_t room) {
  if (!text || iocp_wcsnlen(text, room) == room) return iocp_inner_invalid("_wcsupr_s", EINVAL);
  _wcsupr(text);
  return 0;
}

/* --- Multibyte text, which is UTF-8 --- */

IOCP_API size_t iocp_mbstowcs(WCHAR *to, const char *from, size_t count) {
  size_t invalid = 0, units = iocp_inner_to_utf16(from, strlen(from), to, to ? count : 0, &invalid);
  if (invalid) return errno = EILSEQ, (size_t)-1;
  if (!to) return units;
  if (units < count) to[units] = 0;
  return units < count ? units : count;
}
IOCP_API size_t iocp_wcstombs(char *to, const WCHAR *from, size_t count) {
  size_t invalid = 0, bytes = iocp_inner_to_utf8(from, iocp_inner_length(from), to, to ? count : 0, &invalid);
  if (invalid) return errno = EILSEQ, (size_t)-1;
  if (!to) return bytes;
  if (bytes < count) to[bytes] = 0;
  return bytes < count ? bytes : count;
}

/* Both: `done` counts the zero. With _TRUNCATE what does not fit is cut. */
IOCP_API int mbstowcs_s(size_t *done, WCHAR *to, size_t room, const char *from, size_t count) {
  if (done) *done = 0;
  if (to && room) to[0] = 0;
  if (!from || (!to != !room)) return iocp_inner_invalid("mbstowcs_s", EINVAL);
  size_t invalid = 0, units = iocp_inner_to_utf16(from, strlen(from), NULL, 0, &invalid);
  if (invalid) return errno = EILSEQ;
  int result = 0;
  if (to) {
    if (units > count && count != SIZE_MAX) units = count;
    if (units >= room) {
      if (count != SIZE_MAX) return iocp_inner_invalid("mbstowcs_s", ERANGE);
      units = room - 1;
      result = 80;
    }
    iocp_inner_to_utf16(from, strlen(from), to, units, NULL);
    to[units] = 0;
  }
  if (done) *done = units + 1;
  return result;
}
IOCP_API int wcstombs_s(size_t *done, char *to, size_t room, const WCHAR *from, size_t count) {
  if (done) *done = 0;
  if (to && room) to[0] = 0;
  if (!from || (!to != !room)) return iocp_inner_invalid("wcstombs_s", EINVAL);
  size_t units = iocp_inner_length(from), invalid = 0, bytes = iocp_inner_to_utf8(from, units, NULL, 0, &invalid);
  if (invalid) return errno = EILSEQ;
  int result = 0;
  if (to) {
    /* Whole characters only. */
    size_t limit = count == SIZE_MAX || count >= room ? room - 1 : count;
    if (bytes > limit && limit == room - 1 && count != SIZE_MAX) return iocp_inner_invalid("wcstombs_s", ERANGE);
    if (bytes > limit && count == SIZE_MAX) result = 80;
    while (bytes > limit) bytes = iocp_inner_to_utf8(from, --units, NULL, 0, NULL);
    iocp_inner_to_utf8(from, units, to, bytes, NULL);
    to[bytes] = 0;
  }
  if (done) *done = bytes + 1;
  return result;
}

/* --- One character at a time, and what <cwchar> names besides. A character beyond 16 bits comes as U+FFFD. --- */

IOCP_API int iocp_mbtowc(WCHAR *to, const char *from, size_t count) {
  if (!from) return 0;
  if (!count) return -1;
  unsigned char first = (unsigned char)*from;
  size_t bytes = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4, invalid = 0;
  WCHAR units[2];
  if (bytes > count) return -1;
  size_t made = iocp_inner_to_utf16(from, bytes, units, 2, &invalid);
  if (invalid) return errno = EILSEQ, -1;
  if (to) *to = made == 1 ? units[0] : 0xfffd;
  return first ? (int)bytes : 0;
}
IOCP_API size_t iocp_mbrtowc(WCHAR *to, const char *from, size_t count, void *state) {
  (void)state;
  if (!from) return 0;
  unsigned char first = count ? (unsigned char)*from : 0;
  size_t bytes = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (bytes > count) return (size_t)-2;
  int result = iocp_mbtowc(to, from, count);
  return (size_t)(ptrdiff_t)result;
}
IOCP_API int iocp_wctomb(char *to, WCHAR from) {
  size_t invalid = 0;
  if (!to) return 0;
  size_t bytes = iocp_inner_to_utf8(&from, 1, to, 4, &invalid);
  return invalid ? (errno = EILSEQ, -1) : (int)bytes;
}
IOCP_API size_t iocp_wcrtomb(char *to, WCHAR from, void *state) {
  (void)state;
  return to ? (size_t)(ptrdiff_t)iocp_wctomb(to, from) : 1;
}
IOCP_API size_t iocp_mbsrtowcs(WCHAR *to, const char **from, size_t count, void *state) {
  (void)state;
  size_t units = iocp_mbstowcs(to, *from, count);
  if (to && units != (size_t)-1 && units < count) *from = NULL;
  return units;
}
IOCP_API size_t iocp_wcsrtombs(char *to, const WCHAR **from, size_t count, void *state) {
  (void)state;
  size_t bytes = iocp_wcstombs(to, *from, count);
  if (to && bytes != (size_t)-1 && bytes < count) *from = NULL;
  return bytes;
}
IOCP_API int iocp_wcscoll(const WCHAR *a, const WCHAR *b) { return iocp_wcscmp(a, b); }
IOCP_API size_t iocp_wcsxfrm(WCHAR *to, const WCHAR *from, size_t count) {
  size_t length = iocp_inner_length(from);
  if (count) wcsncpy_s(to, count, from, SIZE_MAX);
  return length;
}
