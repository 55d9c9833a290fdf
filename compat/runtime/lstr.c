/* SPDX-License-Identifier: Apache-2.0 */
/* Strings of kernel32 and user32: lstrlen and its relatives, wsprintf, CompareString. They never fault: NULL is an
   empty string or a failure. Comparison is by code unit, with the case of ASCII folded where it is ignored, and not
   the order of a language's dictionary. Follows the "winbase.h", "winuser.h" and "stringapiset.h" pages. */
#include "runtime.h"
#include "winnls.h"
#include <wctype.h>

IOCP_API int lstrlenA(LPCSTR text) { return text ? (int)strlen(text) : 0; }
IOCP_API int lstrlenW(LPCWSTR text) { return text ? (int)iocp_inner_length(text) : 0; }

IOCP_API LPSTR lstrcpyA(LPSTR to, LPCSTR from) { return to && from ? memmove(to, from, strlen(from) + 1) : NULL; }
IOCP_API LPWSTR lstrcpyW(LPWSTR to, LPCWSTR from) {
  return to && from ? memmove(to, from, (iocp_inner_length(from) + 1) * sizeof(WCHAR)) : NULL;
}
/* At most `room` characters, the zero among them. */
IOCP_API LPSTR lstrcpynA(LPSTR to, LPCSTR from, int room) {
  if (!to || !from || room <= 0) return NULL;
  size_t length = strnlen(from, (size_t)room - 1);
  memmove(to, from, length);
  to[length] = 0;
  return to;
}
IOCP_API LPWSTR lstrcpynW(LPWSTR to, LPCWSTR from, int room) {
  if (!to || !from || room <= 0) return NULL;
  size_t length = 0;
  while (length + 1 < (size_t)room && from[length]) length++;
  memmove(to, from, length * sizeof(WCHAR));
  to[length] = 0;
  return to;
}
IOCP_API LPSTR lstrcatA(LPSTR to, LPCSTR from) { return to && from ? strcat(to, from) : NULL; }
IOCP_API LPWSTR lstrcatW(LPWSTR to, LPCWSTR from) {
  return to && lstrcpyW(to + iocp_inner_length(to), from) ? to : NULL;
}

/* --- Comparison --- */

static WCHAR folded(WCHAR c) { return c < 0x80 ? (c >= 'a' && c <= 'z' ? c - 32 : c) : (WCHAR)towupper(c); }

static int order(const WCHAR *a, size_t a_length, const WCHAR *b, size_t b_length, bool ignores_case) {
  for (size_t i = 0; i < a_length && i < b_length; i++) {
    WCHAR x = ignores_case ? folded(a[i]) : a[i], y = ignores_case ? folded(b[i]) : b[i];
    if (x != y) return x < y ? -1 : 1;
  }
  return a_length == b_length ? 0 : a_length < b_length ? -1 : 1;
}

/* A NULL comes before all text. */
static int order_texts(const WCHAR *a, const WCHAR *b, bool ignores_case) {
  if (!a || !b) return a ? 1 : b ? -1 : 0;
  return order(a, iocp_inner_length(a), b, iocp_inner_length(b), ignores_case);
}
static int order_bytes(const char *a, const char *b, bool ignores_case) {
  WCHAR *x = iocp_inner_wide(a), *y = iocp_inner_wide(b);
  int result = order_texts(x, y, ignores_case);
  free(x);
  free(y);
  return result;
}
IOCP_API int lstrcmpA(LPCSTR a, LPCSTR b) { return order_bytes(a, b, false); }
IOCP_API int lstrcmpW(LPCWSTR a, LPCWSTR b) { return order_texts(a, b, false); }
IOCP_API int lstrcmpiA(LPCSTR a, LPCSTR b) { return order_bytes(a, b, true); }
IOCP_API int lstrcmpiW(LPCWSTR a, LPCWSTR b) { return order_texts(a, b, true); }

/* CSTR_LESS_THAN, CSTR_EQUAL, CSTR_GREATER_THAN; 0 when the arguments are wrong. */
IOCP_API int CompareStringOrdinal(LPCWCH a, int a_length, LPCWCH b, int b_length, BOOL ignores_case) {
  if (!a || !b || a_length < -1 || b_length < -1) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  return 2 + order(a, a_length < 0 ? iocp_inner_length(a) : (size_t)a_length, b,
                   b_length < 0 ? iocp_inner_length(b) : (size_t)b_length, ignores_case);
}
IOCP_API int CompareStringW(LCID locale, DWORD flags, LPCWCH a, int a_length, LPCWCH b, int b_length) {
  (void)locale;
  return CompareStringOrdinal(a, a_length < 0 ? -1 : a_length, b, b_length < 0 ? -1 : b_length,
                              (flags & (NORM_IGNORECASE | LINGUISTIC_IGNORECASE)) != 0);
}
IOCP_API int CompareStringA(LCID locale, DWORD flags, LPCSTR a, int a_length, LPCSTR b, int b_length) {
  if (!a || !b) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  char *x = a_length < 0 ? strdup(a) : strndup(a, (size_t)a_length);
  char *y = b_length < 0 ? strdup(b) : strndup(b, (size_t)b_length);
  WCHAR *first = iocp_inner_wide(x), *second = iocp_inner_wide(y);
  int result = first && second ? CompareStringW(locale, flags, first, -1, second, -1)
                               : iocp_inner_fail(ERROR_NOT_ENOUGH_MEMORY);
  free(x);
  free(y);
  free(first);
  free(second);
  return result;
}

/* --- wsprintf: never more than 1,024 characters, the zero among them --- */

IOCP_API int wvsprintfA(LPSTR to, LPCSTR format, va_list list) {
  iocp_output out;
  iocp_inner_output_begin(&out);
  bool is_done = to && format && iocp_inner_format(&out, false, format, list);
  size_t length = out.length < 1024 ? out.length : 1023;
  if (is_done) {
    memcpy(to, out.text, length);
    to[length] = 0;
  }
  iocp_inner_output_end(&out);
  return is_done ? (int)length : iocp_inner_fail(ERROR_INVALID_PARAMETER);
}
IOCP_API int wvsprintfW(LPWSTR to, LPCWSTR format, va_list list) {
  char *narrow = iocp_inner_narrow(format);
  iocp_output out;
  iocp_inner_output_begin(&out);
  bool is_done = to && narrow && iocp_inner_format(&out, true, narrow, list);
  size_t length = 0;
  if (is_done) {
    length = iocp_inner_to_utf16(out.text, out.length, to, 1023, NULL);
    if (length > 1023) length = 1023;
    to[length] = 0;
  }
  iocp_inner_output_end(&out);
  free(narrow);
  return is_done ? (int)length : iocp_inner_fail(ERROR_INVALID_PARAMETER);
}
IOCP_API int wsprintfA(LPSTR to, LPCSTR format, ...) {
  va_list list;
  va_start(list, format);
  int result = wvsprintfA(to, format, list);
  va_end(list);
  return result;
}
IOCP_API int wsprintfW(LPWSTR to, LPCWSTR format, ...) {
  va_list list;
  va_start(list, format);
  int result = wvsprintfW(to, format, list);
  va_end(list);
  return result;
}

/* --- Case --- */

IOCP_API LPSTR CharLowerA(LPSTR text) {
  /* A value below 65,536 is one character. */
  if ((ULONG_PTR)text >> 16 == 0) {
    char c = (char)(ULONG_PTR)text;
    return (LPSTR)(ULONG_PTR)(unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  for (char *at = text; *at; at++)
    if (*at >= 'A' && *at <= 'Z') *at += 32;
  return text;
}
IOCP_API LPSTR CharUpperA(LPSTR text) {
  if ((ULONG_PTR)text >> 16 == 0) {
    char c = (char)(ULONG_PTR)text;
    return (LPSTR)(ULONG_PTR)(unsigned char)(c >= 'a' && c <= 'z' ? c - 32 : c);
  }
  for (char *at = text; *at; at++)
    if (*at >= 'a' && *at <= 'z') *at -= 32;
  return text;
}
IOCP_API LPWSTR CharLowerW(LPWSTR text) {
  if ((ULONG_PTR)text >> 16 == 0) return (LPWSTR)(ULONG_PTR)towlower((wint_t)(ULONG_PTR)text);
  for (WCHAR *at = text; *at; at++) *at = (WCHAR)towlower(*at);
  return text;
}
IOCP_API LPWSTR CharUpperW(LPWSTR text) {
  if ((ULONG_PTR)text >> 16 == 0) return (LPWSTR)(ULONG_PTR)towupper((wint_t)(ULONG_PTR)text);
  for (WCHAR *at = text; *at; at++) *at = folded(*at);
  return text;
}
