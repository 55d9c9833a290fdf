/* SPDX-License-Identifier: Apache-2.0 */
/* <stdlib.h> with what Windows has besides. Follows "_itoa_s", "_set_invalid_parameter_handler" and their pages. */
#pragma GCC system_header
/* Without libc's inline and checked forms: they would use the functions before they get their symbols. */
#include <features.h>
#pragma push_macro("__USE_EXTERN_INLINES")
#pragma push_macro("__USE_FORTIFY_LEVEL")
#undef __USE_EXTERN_INLINES
#undef __USE_FORTIFY_LEVEL
#define __USE_FORTIFY_LEVEL 0
#include_next <stdlib.h>
#pragma pop_macro("__USE_FORTIFY_LEVEL")
#pragma pop_macro("__USE_EXTERN_INLINES")
#if !defined(IOCP_STDLIB_H) && defined(EXIT_SUCCESS)
#define IOCP_STDLIB_H
#include "../corecrt.h"
/* Windows' header has errno, too. */
#ifndef errno
IOCP_BEGIN_C
extern int *__errno_location(void) IOCP_NOTHROW;
IOCP_END_C
#define errno (*__errno_location ())
#endif

IOCP_BEGIN_C
_CRTIMP void _splitpath(const char *path, char *drive, char *folder, char *name, char *extension);
_CRTIMP errno_t _splitpath_s(const char *path, char *drive, size_t drive_room, char *folder, size_t folder_room,
                             char *name, size_t name_room, char *extension, size_t extension_room);
_CRTIMP char *_itoa(int value, char *to, int radix);
_CRTIMP errno_t _itoa_s(int value, char *to, size_t room, int radix);
_CRTIMP char *_ltoa(int value, char *to, int radix);
_CRTIMP errno_t _ltoa_s(int value, char *to, size_t room, int radix);
_CRTIMP char *_ultoa(unsigned value, char *to, int radix);
_CRTIMP errno_t _ultoa_s(unsigned value, char *to, size_t room, int radix);
_CRTIMP char *_i64toa(long long value, char *to, int radix);
_CRTIMP errno_t _i64toa_s(long long value, char *to, size_t room, int radix);
_CRTIMP char *_ui64toa(unsigned long long value, char *to, int radix);
_CRTIMP errno_t _ui64toa_s(unsigned long long value, char *to, size_t room, int radix);
_CRTIMP long long _atoi64(const char *text);
_CRTIMP long long _strtoi64(const char *text, char **end, int radix);
_CRTIMP unsigned long long _strtoui64(const char *text, char **end, int radix);
_CRTIMP errno_t rand_s(unsigned *value);
_CRTIMP int _putenv(const char *text);
_CRTIMP errno_t _putenv_s(const char *name, const char *value);
_CRTIMP errno_t getenv_s(size_t *needed, char *to, size_t room, const char *name);
_CRTIMP errno_t _dupenv_s(char **to, size_t *length, const char *name);
_CRTIMP char *_fullpath(char *to, const char *name, size_t room);

/* What happens at an invalid argument: a handler's choice, or else the program ends. */
#ifdef IOCP_WIDE_TEXT
typedef void(__cdecl *_invalid_parameter_handler)(const wchar_t *expression, const wchar_t *function,
                                                  const wchar_t *file, unsigned line, uintptr_t reserved);
#else
typedef void(__cdecl *_invalid_parameter_handler)(const void *expression, const void *function, const void *file,
                                                  unsigned line, uintptr_t reserved);
#endif
typedef void(__cdecl *_purecall_handler)(void);
_CRTIMP _invalid_parameter_handler _set_invalid_parameter_handler(_invalid_parameter_handler handler);
_CRTIMP _invalid_parameter_handler _get_invalid_parameter_handler(void);
_CRTIMP _invalid_parameter_handler _set_thread_local_invalid_parameter_handler(_invalid_parameter_handler handler);
_CRTIMP _purecall_handler _set_purecall_handler(_purecall_handler handler);

#ifdef IOCP_WIDE_TEXT
_CRTIMP wchar_t *_itow(int value, wchar_t *to, int radix);
_CRTIMP errno_t _itow_s(int value, wchar_t *to, size_t room, int radix);
_CRTIMP wchar_t *_ltow(int value, wchar_t *to, int radix);
_CRTIMP errno_t _ltow_s(int value, wchar_t *to, size_t room, int radix);
_CRTIMP wchar_t *_ultow(unsigned value, wchar_t *to, int radix);
_CRTIMP errno_t _ultow_s(unsigned value, wchar_t *to, size_t room, int radix);
_CRTIMP wchar_t *_i64tow(long long value, wchar_t *to, int radix);
_CRTIMP errno_t _i64tow_s(long long value, wchar_t *to, size_t room, int radix);
_CRTIMP wchar_t *_ui64tow(unsigned long long value, wchar_t *to, int radix);
_CRTIMP errno_t _ui64tow_s(unsigned long long value, wchar_t *to, size_t room, int radix);
_CRTIMP int _wtoi(const wchar_t *text);
_CRTIMP int _wtol(const wchar_t *text);
_CRTIMP long long _wtoi64(const wchar_t *text);
_CRTIMP double _wtof(const wchar_t *text);
_CRTIMP size_t mbstowcs(wchar_t *to, const char *from, size_t count) IOCP_NOTHROW __asm__("iocp_mbstowcs");
_CRTIMP size_t wcstombs(char *to, const wchar_t *from, size_t count) IOCP_NOTHROW __asm__("iocp_wcstombs");
_CRTIMP int mbtowc(wchar_t *to, const char *from, size_t count) IOCP_NOTHROW __asm__("iocp_mbtowc");
_CRTIMP int wctomb(char *to, wchar_t from) IOCP_NOTHROW __asm__("iocp_wctomb");
_CRTIMP errno_t mbstowcs_s(size_t *done, wchar_t *to, size_t room, const char *from, size_t count);
_CRTIMP errno_t wcstombs_s(size_t *done, char *to, size_t room, const wchar_t *from, size_t count);
#endif
IOCP_END_C

#define _byteswap_ushort(n) __builtin_bswap16(n)
#define _byteswap_ulong(n) __builtin_bswap32(n)
#define _byteswap_uint64(n) __builtin_bswap64(n)
#define _rotl(n, by) ((unsigned)(n) << ((by) & 31) | (unsigned)(n) >> (-(by) & 31))
#define _rotr(n, by) ((unsigned)(n) >> ((by) & 31) | (unsigned)(n) << (-(by) & 31))
#define _abs64(n) llabs(n)
#define _sleep(milliseconds) Sleep(milliseconds)
#ifndef __cplusplus
#define itoa _itoa
#define ultoa _ultoa
#endif
#ifdef __cplusplus
inline char *itoa(int value, char *to, int radix) { return _itoa(value, to, radix); }
extern "C++" {
template <size_t room>
inline errno_t _itoa_s(int value, char (&to)[room], int radix) {
  return _itoa_s(value, &to[0], room, radix);
}
template <size_t room>
inline errno_t _ltoa_s(int value, char (&to)[room], int radix) {
  return _ltoa_s(value, &to[0], room, radix);
}
template <size_t room>
inline errno_t _ultoa_s(unsigned value, char (&to)[room], int radix) {
  return _ultoa_s(value, &to[0], room, radix);
}
template <size_t room>
inline errno_t _i64toa_s(long long value, char (&to)[room], int radix) {
  return _i64toa_s(value, &to[0], room, radix);
}
template <size_t room>
inline errno_t _ui64toa_s(unsigned long long value, char (&to)[room], int radix) {
  return _ui64toa_s(value, &to[0], room, radix);
}
#ifdef IOCP_WIDE_TEXT
template <size_t room>
inline errno_t mbstowcs_s(size_t *done, wchar_t (&to)[room], const char *from, size_t count) {
  return mbstowcs_s(done, &to[0], room, from, count);
}
template <size_t room>
inline errno_t wcstombs_s(size_t *done, char (&to)[room], const wchar_t *from, size_t count) {
  return wcstombs_s(done, &to[0], room, from, count);
}
#endif
}
#endif
#endif
