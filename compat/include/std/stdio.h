/* SPDX-License-Identifier: Apache-2.0 */
/* <stdio.h> with what Windows has besides, and with the functions that mean something else there. */
#pragma GCC system_header
/* Without libc's inline and checked forms: they would use the functions before they get their symbols. */
#include <features.h>
#pragma push_macro("__USE_EXTERN_INLINES")
#pragma push_macro("__USE_FORTIFY_LEVEL")
#undef __USE_EXTERN_INLINES
#undef __USE_FORTIFY_LEVEL
#define __USE_FORTIFY_LEVEL 0
#include_next <stdio.h>
#pragma pop_macro("__USE_FORTIFY_LEVEL")
#pragma pop_macro("__USE_EXTERN_INLINES")
/* libc asks for parts of the header alone. */
#if !defined(IOCP_STDIO_H) && defined(EOF)
#define IOCP_STDIO_H
#include "../corecrt.h"
#include <stdarg.h>

IOCP_BEGIN_C
/* --- Formats as Windows has them: docs/differences-from-windows.md --- */
_CRTIMP int printf(const char *format, ...) __asm__("iocp_printf");
_CRTIMP int fprintf(FILE *file, const char *format, ...) __asm__("iocp_fprintf");
_CRTIMP int sprintf(char *to, const char *format, ...) IOCP_NOTHROW __asm__("iocp_sprintf");
_CRTIMP int snprintf(char *to, size_t room, const char *format, ...) IOCP_NOTHROW __asm__("iocp_snprintf");
_CRTIMP int vprintf(const char *format, va_list arguments) __asm__("iocp_vprintf");
_CRTIMP int vfprintf(FILE *file, const char *format, va_list arguments) __asm__("iocp_vfprintf");
_CRTIMP int vsprintf(char *to, const char *format, va_list arguments) IOCP_NOTHROW __asm__("iocp_vsprintf");
_CRTIMP int vsnprintf(char *to, size_t room, const char *format, va_list arguments)
    IOCP_NOTHROW __asm__("iocp_vsnprintf");

_CRTIMP int _snprintf(char *to, size_t room, const char *format, ...);
_CRTIMP int _vsnprintf(char *to, size_t room, const char *format, va_list arguments);
_CRTIMP int _scprintf(const char *format, ...);
_CRTIMP int _vscprintf(const char *format, va_list arguments);
_CRTIMP int sprintf_s(char *to, size_t room, const char *format, ...);
_CRTIMP int vsprintf_s(char *to, size_t room, const char *format, va_list arguments);
_CRTIMP int _snprintf_s(char *to, size_t room, size_t count, const char *format, ...);
_CRTIMP int _vsnprintf_s(char *to, size_t room, size_t count, const char *format, va_list arguments);
_CRTIMP int vsnprintf_s(char *to, size_t room, size_t count, const char *format, va_list arguments);
_CRTIMP int printf_s(const char *format, ...);
_CRTIMP int fprintf_s(FILE *file, const char *format, ...);
_CRTIMP int vprintf_s(const char *format, va_list arguments);
_CRTIMP int vfprintf_s(FILE *file, const char *format, va_list arguments);

/* --- In the `_s` forms, each %s, %c and %[ is followed by the size of its buffer --- */
_CRTIMP int scanf_s(const char *format, ...);
_CRTIMP int fscanf_s(FILE *file, const char *format, ...);
_CRTIMP int sscanf_s(const char *text, const char *format, ...);

/* --- Names of files as Windows writes them --- */
_CRTIMP FILE *fopen(const char *name, const char *mode) __asm__("iocp_fopen");
_CRTIMP FILE *freopen(const char *name, const char *mode, FILE *file) __asm__("iocp_freopen");
_CRTIMP int remove(const char *name) IOCP_NOTHROW __asm__("iocp_remove");
_CRTIMP int rename(const char *from, const char *to) IOCP_NOTHROW __asm__("iocp_rename");
_CRTIMP errno_t fopen_s(FILE **file, const char *name, const char *mode);
_CRTIMP errno_t freopen_s(FILE **file, const char *name, const char *mode, FILE *old);
_CRTIMP errno_t tmpfile_s(FILE **file);
_CRTIMP FILE *_fsopen(const char *name, const char *mode, int share);
_CRTIMP FILE *_fdopen(int descriptor, const char *mode);
_CRTIMP FILE *_popen(const char *command, const char *mode);
_CRTIMP int _pclose(FILE *file);
_CRTIMP int _fileno(FILE *file);
_CRTIMP long long _ftelli64(FILE *file);
_CRTIMP int _fseeki64(FILE *file, long long offset, int origin);
_CRTIMP int _fcloseall(void);
_CRTIMP int _flushall(void);
_CRTIMP int _unlink(const char *name);
_CRTIMP char *gets_s(char *line, size_t room);
_CRTIMP char *gets(char *line) __asm__("iocp_gets");
IOCP_END_C
#define getc_s getc
#define _getc_nolock getc_unlocked
#define _fgetchar() getchar()

#ifdef __cplusplus
/* The standard streams as an array, as old sources have them. */
struct iocp_streams {
  FILE &operator[](int i) const { return *(i == 0 ? stdin : i == 1 ? stdout : stderr); }
};
static constexpr iocp_streams _iob{};

/* The size of an array need not be said. */
extern "C++" {
template <size_t room, typename... Arguments>
inline int sprintf_s(char (&to)[room], const char *format, Arguments... arguments) {
  return sprintf_s(&to[0], room, format, arguments...);
}
template <size_t room>
inline int vsprintf_s(char (&to)[room], const char *format, va_list arguments) {
  return vsprintf_s(&to[0], room, format, arguments);
}
template <size_t room, typename... Arguments>
inline int _snprintf_s(char (&to)[room], size_t count, const char *format, Arguments... arguments) {
  return _snprintf_s(&to[0], room, count, format, arguments...);
}
template <size_t room>
inline int _vsnprintf_s(char (&to)[room], size_t count, const char *format, va_list arguments) {
  return _vsnprintf_s(&to[0], room, count, format, arguments);
}
template <size_t room>
inline char *gets_s(char (&line)[room]) {
  return gets_s(&line[0], room);
}
}
#endif

#ifdef IOCP_WIDE_TEXT
#include <wchar.h>
#endif
#endif
