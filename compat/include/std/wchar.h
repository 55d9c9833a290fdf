/* SPDX-License-Identifier: Apache-2.0 */
/* <wchar.h> for a wchar_t of 16 bits: every function has a symbol of ours. Follows "strlen, wcslen" and its
   relatives. */
#pragma GCC system_header
#if __SIZEOF_WCHAR_T__ != 2
#include_next <wchar.h>
#elif !defined(IOCP_WCHAR_H)
#define IOCP_WCHAR_H
/* libc's own header has to stay out: its inline and renamed functions are for 32 bits. */
#define _WCHAR_H 1
#include "../corecrt.h"
#include <bits/types/FILE.h>
#include <bits/types/__FILE.h>
#include <bits/types/mbstate_t.h>
#include <bits/types/wint_t.h>
#include <stdarg.h>
/* Windows' header has iswspace and its relatives too. */
#include <wctype.h>

#ifndef WCHAR_MIN
#define WCHAR_MIN 0
#define WCHAR_MAX 0xffff
#endif
#ifndef WEOF
#define WEOF (0xffffffffu)
#endif
struct tm;

IOCP_BEGIN_C
_CRTIMP size_t wcslen(const wchar_t *text) IOCP_NOTHROW __asm__("iocp_wcslen");
_CRTIMP size_t wcsnlen(const wchar_t *text, size_t count) IOCP_NOTHROW __asm__("iocp_wcsnlen");
_CRTIMP wchar_t * wcscpy(wchar_t *to, const wchar_t *from) IOCP_NOTHROW __asm__("iocp_wcscpy");
_CRTIMP wchar_t * wcsncpy(wchar_t *to, const wchar_t *from, size_t count) IOCP_NOTHROW __asm__("iocp_wcsncpy");
_CRTIMP wchar_t * wcscat(wchar_t *to, const wchar_t *from) IOCP_NOTHROW __asm__("iocp_wcscat");
_CRTIMP wchar_t * wcsncat(wchar_t *to, const wchar_t *from, size_t count) IOCP_NOTHROW __asm__("iocp_wcsncat");
_CRTIMP int wcscmp(const wchar_t *a, const wchar_t *b) IOCP_NOTHROW __asm__("iocp_wcscmp");
_CRTIMP int wcsncmp(const wchar_t *a, const wchar_t *b, size_t count) IOCP_NOTHROW __asm__("iocp_wcsncmp");
_CRTIMP size_t wcsspn(const wchar_t *text, const wchar_t *set) IOCP_NOTHROW __asm__("iocp_wcsspn");
_CRTIMP size_t wcscspn(const wchar_t *text, const wchar_t *set) IOCP_NOTHROW __asm__("iocp_wcscspn");
_CRTIMP wchar_t * wcstok(wchar_t *text, const wchar_t *separators,
    wchar_t **context) IOCP_NOTHROW __asm__("iocp_wcstok");
_CRTIMP wchar_t * wmemcpy(wchar_t *to, const wchar_t *from, size_t count) IOCP_NOTHROW __asm__("iocp_wmemcpy");
_CRTIMP wchar_t * wmemmove(wchar_t *to, const wchar_t *from, size_t count) IOCP_NOTHROW __asm__("iocp_wmemmove");
_CRTIMP wchar_t * wmemset(wchar_t *to, wchar_t character, size_t count) IOCP_NOTHROW __asm__("iocp_wmemset");
_CRTIMP int wmemcmp(const wchar_t *a, const wchar_t *b, size_t count) IOCP_NOTHROW __asm__("iocp_wmemcmp");
_CRTIMP int wcscoll(const wchar_t *a, const wchar_t *b) IOCP_NOTHROW __asm__("iocp_wcscoll");
_CRTIMP size_t wcsxfrm(wchar_t *to, const wchar_t *from, size_t count) IOCP_NOTHROW __asm__("iocp_wcsxfrm");
_CRTIMP long wcstol(const wchar_t *text, wchar_t **end, int radix) IOCP_NOTHROW __asm__("iocp_wcstol");
_CRTIMP unsigned long wcstoul(const wchar_t *text, wchar_t **end, int radix) IOCP_NOTHROW __asm__("iocp_wcstoul");
_CRTIMP long long wcstoll(const wchar_t *text, wchar_t **end, int radix) IOCP_NOTHROW __asm__("iocp_wcstoll");
_CRTIMP unsigned long long wcstoull(const wchar_t *text, wchar_t **end,
    int radix) IOCP_NOTHROW __asm__("iocp_wcstoull");
_CRTIMP double wcstod(const wchar_t *text, wchar_t **end) IOCP_NOTHROW __asm__("iocp_wcstod");
_CRTIMP float wcstof(const wchar_t *text, wchar_t **end) IOCP_NOTHROW __asm__("iocp_wcstof");
_CRTIMP long double wcstold(const wchar_t *text, wchar_t **end) IOCP_NOTHROW __asm__("iocp_wcstold");
_CRTIMP size_t mbrtowc(wchar_t *to, const char *from, size_t count,
    mbstate_t *state) IOCP_NOTHROW __asm__("iocp_mbrtowc");
_CRTIMP size_t wcrtomb(char *to, wchar_t from, mbstate_t *state) IOCP_NOTHROW __asm__("iocp_wcrtomb");
_CRTIMP size_t mbsrtowcs(wchar_t *to, const char **from, size_t count,
    mbstate_t *state) IOCP_NOTHROW __asm__("iocp_mbsrtowcs");
_CRTIMP size_t wcsrtombs(char *to, const wchar_t **from, size_t count,
    mbstate_t *state) IOCP_NOTHROW __asm__("iocp_wcsrtombs");
_CRTIMP size_t wcsftime(wchar_t *to, size_t room, const wchar_t *format,
    const struct tm *from) IOCP_NOTHROW __asm__("iocp_wcsftime");
_CRTIMP wint_t fgetwc(FILE *file) __asm__("iocp_fgetwc");
_CRTIMP wchar_t * fgetws(wchar_t *line, int room, FILE *file) __asm__("iocp_fgetws");
_CRTIMP wint_t fputwc(wchar_t character, FILE *file) __asm__("iocp_fputwc");
_CRTIMP int fputws(const wchar_t *line, FILE *file) __asm__("iocp_fputws");
_CRTIMP wint_t ungetwc(wint_t character, FILE *file) __asm__("iocp_ungetwc");
_CRTIMP int wprintf(const wchar_t *format, ...) __asm__("iocp_wprintf");
_CRTIMP int fwprintf(FILE *file, const wchar_t *format, ...) __asm__("iocp_fwprintf");
_CRTIMP int swprintf(wchar_t *to, size_t room, const wchar_t *format, ...) __asm__("iocp_swprintf");
_CRTIMP int vwprintf(const wchar_t *format, va_list arguments) __asm__("iocp_vwprintf");
_CRTIMP int vfwprintf(FILE *file, const wchar_t *format, va_list arguments) __asm__("iocp_vfwprintf");
_CRTIMP int vswprintf(wchar_t *to, size_t room, const wchar_t *format, va_list arguments) __asm__("iocp_vswprintf");
_CRTIMP int wscanf(const wchar_t *format, ...) __asm__("iocp_wscanf");
_CRTIMP int fwscanf(FILE *file, const wchar_t *format, ...) __asm__("iocp_fwscanf");
_CRTIMP int swscanf(const wchar_t *text, const wchar_t *format, ...) __asm__("iocp_swscanf");
_CRTIMP int vwscanf(const wchar_t *format, va_list arguments) __asm__("iocp_vwscanf");
_CRTIMP int vfwscanf(FILE *file, const wchar_t *format, va_list arguments) __asm__("iocp_vfwscanf");
_CRTIMP int vswscanf(const wchar_t *text, const wchar_t *format, va_list arguments) __asm__("iocp_vswscanf");
extern wint_t btowc(int character) IOCP_NOTHROW;
extern int wctob(wint_t character) IOCP_NOTHROW;
extern int mbsinit(const mbstate_t *state) IOCP_NOTHROW;
extern size_t mbrlen(const char *from, size_t count, mbstate_t *state) IOCP_NOTHROW;
extern int fwide(FILE *file, int mode) IOCP_NOTHROW;

/* --- What Windows has besides --- */
_CRTIMP int _wcsicmp(const wchar_t *a, const wchar_t *b);
_CRTIMP int _wcsnicmp(const wchar_t *a, const wchar_t *b, size_t count);
_CRTIMP wchar_t *_wcslwr(wchar_t *text);
_CRTIMP wchar_t *_wcsupr(wchar_t *text);
_CRTIMP wchar_t *_wcsrev(wchar_t *text);
_CRTIMP wchar_t *_wcsdup(const wchar_t *text);
_CRTIMP size_t wcsnlen_s(const wchar_t *text, size_t count);
_CRTIMP errno_t wcscpy_s(wchar_t *to, size_t room, const wchar_t *from);
_CRTIMP errno_t wcsncpy_s(wchar_t *to, size_t room, const wchar_t *from, size_t count);
_CRTIMP errno_t wcscat_s(wchar_t *to, size_t room, const wchar_t *from);
_CRTIMP errno_t wcsncat_s(wchar_t *to, size_t room, const wchar_t *from, size_t count);
_CRTIMP errno_t wmemcpy_s(wchar_t *to, size_t room, const wchar_t *from, size_t count);
_CRTIMP errno_t _wcslwr_s(wchar_t *text, size_t room);
_CRTIMP errno_t _wcsupr_s(wchar_t *text, size_t room);
_CRTIMP wchar_t *wcstok_s(wchar_t *text, const wchar_t *separators, wchar_t **context);
_CRTIMP long long _wcstoi64(const wchar_t *text, wchar_t **end, int radix);
_CRTIMP unsigned long long _wcstoui64(const wchar_t *text, wchar_t **end, int radix);
_CRTIMP int _snwprintf(wchar_t *to, size_t room, const wchar_t *format, ...);
_CRTIMP int _vsnwprintf(wchar_t *to, size_t room, const wchar_t *format, va_list arguments);
_CRTIMP int _swprintf(wchar_t *to, const wchar_t *format, ...);
_CRTIMP int _vswprintf(wchar_t *to, const wchar_t *format, va_list arguments);
_CRTIMP int _scwprintf(const wchar_t *format, ...);
_CRTIMP int _vscwprintf(const wchar_t *format, va_list arguments);
_CRTIMP int swprintf_s(wchar_t *to, size_t room, const wchar_t *format, ...);
_CRTIMP int vswprintf_s(wchar_t *to, size_t room, const wchar_t *format, va_list arguments);
_CRTIMP int _snwprintf_s(wchar_t *to, size_t room, size_t count, const wchar_t *format, ...);
_CRTIMP int _vsnwprintf_s(wchar_t *to, size_t room, size_t count, const wchar_t *format, va_list arguments);
_CRTIMP int wprintf_s(const wchar_t *format, ...);
_CRTIMP int fwprintf_s(FILE *file, const wchar_t *format, ...);
_CRTIMP int vwprintf_s(const wchar_t *format, va_list arguments);
_CRTIMP int vfwprintf_s(FILE *file, const wchar_t *format, va_list arguments);
_CRTIMP int swscanf_s(const wchar_t *text, const wchar_t *format, ...);
_CRTIMP int wscanf_s(const wchar_t *format, ...);
_CRTIMP int _putws(const wchar_t *line);
_CRTIMP FILE *_wfopen(const wchar_t *name, const wchar_t *mode);
_CRTIMP FILE *_wfsopen(const wchar_t *name, const wchar_t *mode, int share);
_CRTIMP errno_t _wfopen_s(FILE **file, const wchar_t *name, const wchar_t *mode);
_CRTIMP int _wremove(const wchar_t *name);
_CRTIMP int _wrename(const wchar_t *from, const wchar_t *to);
_CRTIMP int _wmkdir(const wchar_t *name);
IOCP_END_C

#ifdef __cplusplus
#define __CORRECT_ISO_CPP_WCHAR_H_PROTO 1
extern "C++" {
_CRTIMP wchar_t *wcschr(wchar_t *text, wchar_t character) noexcept __asm__("iocp_wcschr");
_CRTIMP const wchar_t *wcschr(const wchar_t *text, wchar_t character) noexcept __asm__("iocp_wcschr");
_CRTIMP wchar_t *wcsrchr(wchar_t *text, wchar_t character) noexcept __asm__("iocp_wcsrchr");
_CRTIMP const wchar_t *wcsrchr(const wchar_t *text, wchar_t character) noexcept __asm__("iocp_wcsrchr");
_CRTIMP wchar_t *wcspbrk(wchar_t *text, const wchar_t *set) noexcept __asm__("iocp_wcspbrk");
_CRTIMP const wchar_t *wcspbrk(const wchar_t *text, const wchar_t *set) noexcept __asm__("iocp_wcspbrk");
_CRTIMP wchar_t *wcsstr(wchar_t *text, const wchar_t *part) noexcept __asm__("iocp_wcsstr");
_CRTIMP const wchar_t *wcsstr(const wchar_t *text, const wchar_t *part) noexcept __asm__("iocp_wcsstr");
_CRTIMP wchar_t *wmemchr(wchar_t *text, wchar_t character, size_t count) noexcept __asm__("iocp_wmemchr");
_CRTIMP const wchar_t *wmemchr(const wchar_t *text, wchar_t character, size_t count) noexcept __asm__("iocp_wmemchr");
}
#else
_CRTIMP wchar_t *wcschr(const wchar_t *text, wchar_t character) __asm__("iocp_wcschr");
_CRTIMP wchar_t *wcsrchr(const wchar_t *text, wchar_t character) __asm__("iocp_wcsrchr");
_CRTIMP wchar_t *wcspbrk(const wchar_t *text, const wchar_t *set) __asm__("iocp_wcspbrk");
_CRTIMP wchar_t *wcsstr(const wchar_t *text, const wchar_t *part) __asm__("iocp_wcsstr");
_CRTIMP wchar_t *wmemchr(const wchar_t *text, wchar_t character, size_t count) __asm__("iocp_wmemchr");
#endif

#define getwc(file) fgetwc(file)
#define putwc(character, file) fputwc((character), (file))
#define getwchar() fgetwc(stdin)
#define putwchar(character) fputwc((character), stdout)
#ifdef __cplusplus
/* As functions, since <cwchar> names them. */
#undef getwc
#undef putwc
#undef getwchar
#undef putwchar
extern "C" {
extern FILE *stdin, *stdout;
inline wint_t getwc(FILE *file) { return fgetwc(file); }
inline wint_t putwc(wchar_t character, FILE *file) { return fputwc(character, file); }
inline wint_t getwchar(void) { return fgetwc(stdin); }
inline wint_t putwchar(wchar_t character) { return fputwc(character, stdout); }
}
#endif
#define wcsdup _wcsdup
#define wcsrev _wcsrev
#define wcsicmp _wcsicmp
#define wcsnicmp _wcsnicmp
#define wcslwr _wcslwr
#define wcsupr _wcsupr

#ifdef __cplusplus
extern "C++" {
/* The form without a size, from before C99. */
template <typename... Arguments>
inline int swprintf(wchar_t *to, const wchar_t *format, Arguments... arguments) {
  return _swprintf(to, format, arguments...);
}
template <size_t room, typename... Arguments>
inline int swprintf_s(wchar_t (&to)[room], const wchar_t *format, Arguments... arguments) {
  return swprintf_s(&to[0], room, format, arguments...);
}
template <size_t room>
inline int vswprintf_s(wchar_t (&to)[room], const wchar_t *format, va_list arguments) {
  return vswprintf_s(&to[0], room, format, arguments);
}
template <size_t room, typename... Arguments>
inline int _snwprintf_s(wchar_t (&to)[room], size_t count, const wchar_t *format, Arguments... arguments) {
  return _snwprintf_s(&to[0], room, count, format, arguments...);
}
template <size_t room>
inline int _vsnwprintf_s(wchar_t (&to)[room], size_t count, const wchar_t *format, va_list arguments) {
  return _vsnwprintf_s(&to[0], room, count, format, arguments);
}
template <size_t room>
inline errno_t wcscpy_s(wchar_t (&to)[room], const wchar_t *from) {
  return wcscpy_s(&to[0], room, from);
}
template <size_t room>
inline errno_t wcsncpy_s(wchar_t (&to)[room], const wchar_t *from, size_t count) {
  return wcsncpy_s(&to[0], room, from, count);
}
template <size_t room>
inline errno_t wcscat_s(wchar_t (&to)[room], const wchar_t *from) {
  return wcscat_s(&to[0], room, from);
}
}
#endif
#endif
