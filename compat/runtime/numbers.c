/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers to text and back. Follows "itoa, _itoa, ultoa, _i64toa" , "_itoa_s" and "strtol, wcstol": a radix outside 2
   to 36 or a buffer that is too small is an invalid argument. */
#include "runtime.h"

/* The digits of a number with their zero, at the end of a buffer of 72. */
static char *digits(unsigned long long value, bool is_negative, int radix, char buffer[72]) {
  char *at = buffer + 71;
  *at = 0;
  do *--at = "0123456789abcdefghijklmnopqrstuvwxyz"[value % (unsigned)radix];
  while (value /= (unsigned)radix);
  if (is_negative) *--at = '-';
  return at;
}

/* Only radix 10 has a sign. */
static char *text_of(long long value, int bits, int radix, bool is_signed, char buffer[72]) {
  bool is_negative = is_signed && radix == 10 && value < 0;
  unsigned long long size = is_negative ? 0 - (unsigned long long)value : (unsigned long long)value;
  if (bits == 32 && !is_negative) size &= 0xffffffff;
  return digits(size, is_negative, radix, buffer);
}

static int put(const char *name, long long value, int bits, bool is_signed, char *to, size_t room, int radix) {
  if (!to || !room) return iocp_inner_invalid(name, EINVAL);
  to[0] = 0;
  if (radix < 2 || radix > 36) return iocp_inner_invalid(name, EINVAL);
  char buffer[72], *text = text_of(value, bits, radix, is_signed, buffer);
  size_t length = strlen(text);
  if (length >= room) return iocp_inner_invalid(name, ERANGE);
  memcpy(to, text, length + 1);
  return 0;
}

static int put_wide(const char *name, long long value, int bits, bool is_signed, WCHAR *to, size_t room, int radix) {
  if (!to || !room) return iocp_inner_invalid(name, EINVAL);
  to[0] = 0;
  if (radix < 2 || radix > 36) return iocp_inner_invalid(name, EINVAL);
  char buffer[72], *text = text_of(value, bits, radix, is_signed, buffer);
  size_t length = strlen(text);
  if (length >= room) return iocp_inner_invalid(name, ERANGE);
  for (size_t i = 0; i <= length; i++) to[i] = (WCHAR)(unsigned char)text[i];
  return 0;
}

#define FAMILY(narrow, wide, type, bits, is_signed)                                                                   \
  IOCP_API char *narrow(type value, char *to, int radix) {                                                            \
    return put(#narrow, (long long)value, bits, is_signed, to, SIZE_MAX, radix) ? NULL : to;                          \
  }                                                                                                                   \
  IOCP_API int narrow##_s(type value, char *to, size_t room, int radix) {                                             \
    return put(#narrow "_s", (long long)value, bits, is_signed, to, room, radix);                                     \
  }                                                                                                                   \
  IOCP_API WCHAR *wide(type value, WCHAR *to, int radix) {                                                            \
    return put_wide(#wide, (long long)value, bits, is_signed, to, SIZE_MAX, radix) ? NULL : to;                       \
  }                                                                                                                   \
  IOCP_API int wide##_s(type value, WCHAR *to, size_t room, int radix) {                                              \
    return put_wide(#wide "_s", (long long)value, bits, is_signed, to, room, radix);                                  \
  }
FAMILY(_itoa, _itow, int, 32, true)
FAMILY(_ltoa, _ltow, int, 32, true)
FAMILY(_ultoa, _ultow, unsigned, 32, false)
FAMILY(_i64toa, _i64tow, long long, 64, true)
FAMILY(_ui64toa, _ui64tow, unsigned long long, 64, false)

/* --- Wide text to numbers: as the narrow text of its ASCII part --- */

static size_t narrowed(const WCHAR *text, char *to, size_t room) {
  size_t i = 0;
  for (; i + 1 < room && text[i] && text[i] < 0x80; i++) to[i] = (char)text[i];
  to[i] = 0;
  return i;
}

#define TO_NUMBER(name, type, call)                             \
  IOCP_API type name(const WCHAR *text, WCHAR **end, int radix) { \
    char narrow[256], *stop;                                    \
    narrowed(text, narrow, sizeof narrow);                      \
    type value = (type)call(narrow, &stop, radix);              \
    if (end) *end = (WCHAR *)text + (stop - narrow);            \
    return value;                                               \
  }
TO_NUMBER(iocp_wcstol, long, strtol)
TO_NUMBER(iocp_wcstoul, unsigned long, strtoul)
TO_NUMBER(iocp_wcstoll, long long, strtoll)
TO_NUMBER(iocp_wcstoull, unsigned long long, strtoull)
TO_NUMBER(_wcstoi64, long long, strtoll)
TO_NUMBER(_wcstoui64, unsigned long long, strtoull)

IOCP_API double iocp_wcstod(const WCHAR *text, WCHAR **end) {
  char narrow[512], *stop;
  narrowed(text, narrow, sizeof narrow);
  double value = strtod(narrow, &stop);
  if (end) *end = (WCHAR *)text + (stop - narrow);
  return value;
}
IOCP_API float iocp_wcstof(const WCHAR *text, WCHAR **end) { return (float)iocp_wcstod(text, end); }
IOCP_API long double iocp_wcstold(const WCHAR *text, WCHAR **end) { return iocp_wcstod(text, end); }

IOCP_API int _wtoi(const WCHAR *text) { return text ? (int)iocp_wcstol(text, NULL, 10) : 0; }
IOCP_API int _wtol(const WCHAR *text) { return _wtoi(text); }
IOCP_API long long _wtoi64(const WCHAR *text) { return text ? iocp_wcstoll(text, NULL, 10) : 0; }
IOCP_API double _wtof(const WCHAR *text) { return text ? iocp_wcstod(text, NULL) : 0; }
IOCP_API long long _atoi64(const char *text) { return text ? strtoll(text, NULL, 10) : 0; }
IOCP_API long long _strtoi64(const char *text, char **end, int radix) { return strtoll(text, end, radix); }
IOCP_API unsigned long long _strtoui64(const char *text, char **end, int radix) { return strtoull(text, end, radix); }

IOCP_API int rand_s(unsigned *value) {
  if (!value) return iocp_inner_invalid("rand_s", EINVAL);
  FILE *source = fopen("/dev/urandom", "rbe");
  size_t got = source ? fread(value, sizeof *value, 1, source) : 0;
  if (source) fclose(source);
  return got ? 0 : EINVAL;
}
