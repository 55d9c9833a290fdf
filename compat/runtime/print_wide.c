/* SPDX-License-Identifier: Apache-2.0 */
/* wprintf and its relatives: WCHAR in, WCHAR or UTF-8 out. In a wide format %s is wide text, as on Windows.
   Follows "wprintf, swprintf, swprintf_s, _snwprintf, _snwprintf_s, _vscwprintf" and their pages. */
#include "runtime.h"

/* Formats into UTF-8; answers the units of UTF-16 that it is, or -1. */
static long format(iocp_output *out, const WCHAR *text, va_list list) {
  iocp_inner_output_begin(out);
  char few[512], *narrow = few;
  size_t units = iocp_inner_length(text), bytes = iocp_inner_to_utf8(text, units, few, sizeof few - 1, NULL);
  if (bytes >= sizeof few) {
    narrow = malloc(bytes + 1);
    if (!narrow) return -1;
    iocp_inner_to_utf8(text, units, narrow, bytes, NULL);
  }
  narrow[bytes] = 0;
  long length = iocp_inner_format(out, true, narrow, list)
                    ? (long)iocp_inner_to_utf16(out->text, out->length, NULL, 0, NULL) : -1;
  if (narrow != few) free(narrow);
  return length;
}

/* The first `count` units, and a zero behind them. */
static void store(const iocp_output *out, WCHAR *buffer, size_t count) {
  iocp_inner_to_utf16(out->text, out->length, buffer, count, NULL);
  buffer[count] = 0;
}

static int print_file(const char *name, FILE *file, const WCHAR *text, va_list list) {
  if (!file || !text) return iocp_inner_invalid(name, EINVAL), -1;
  iocp_output out;
  long length = format(&out, text, list);
  if (length >= 0 && fwrite(out.text, 1, out.length, file) != out.length) length = -1;
  iocp_inner_output_end(&out);
  return (int)length;
}

/* C99's: -1 when it does not fit; what fits is there with a zero. */
static int print(WCHAR *buffer, size_t room, const WCHAR *text, va_list list) {
  if (!text || (!buffer && room)) return iocp_inner_invalid("swprintf", EINVAL), -1;
  iocp_output out;
  long length = format(&out, text, list);
  if (length >= 0 && room) store(&out, buffer, (size_t)length < room ? (size_t)length : room - 1);
  if (length >= 0 && (size_t)length >= room) length = -1;
  iocp_inner_output_end(&out);
  return (int)length;
}

static int print_counted(const char *name, WCHAR *buffer, size_t room, size_t count, const WCHAR *text, va_list list) {
  if (!text || !buffer || !room) return iocp_inner_invalid(name, EINVAL), -1;
  iocp_output out;
  long length = format(&out, text, list);
  int result = -1;
  bool overflows = false;
  if (length < 0) buffer[0] = 0;
  else if ((size_t)length < room && (size_t)length <= count) store(&out, buffer, (size_t)length), result = (int)length;
  else if (count == SIZE_MAX || count < room) store(&out, buffer, count < room ? count : room - 1);
  else buffer[0] = 0, overflows = true;
  iocp_inner_output_end(&out);
  if (overflows) iocp_inner_invalid(name, ERANGE);
  return result;
}

IOCP_API int iocp_vfwprintf(FILE *file, const WCHAR *text, va_list list) {
  return print_file("vfwprintf", file, text, list);
}
IOCP_API int iocp_vwprintf(const WCHAR *text, va_list list) { return print_file("vwprintf", stdout, text, list); }
IOCP_API int iocp_vswprintf(WCHAR *buffer, size_t room, const WCHAR *text, va_list list) {
  return print(buffer, room, text, list);
}
/* Without a size: the caller knows that there is room. */
IOCP_API int _vswprintf(WCHAR *buffer, const WCHAR *text, va_list list) {
  return print(buffer, (size_t)INT32_MAX, text, list);
}

IOCP_API int _vsnwprintf(WCHAR *buffer, size_t room, const WCHAR *text, va_list list) {
  if (!text || (!buffer && room)) return iocp_inner_invalid("_vsnwprintf", EINVAL), -1;
  iocp_output out;
  long length = format(&out, text, list);
  if (length >= 0 && buffer) {
    iocp_inner_to_utf16(out.text, out.length, buffer, room, NULL);
    if ((size_t)length < room) buffer[length] = 0;
    if ((size_t)length > room) length = -1;
  }
  iocp_inner_output_end(&out);
  return (int)length;
}

IOCP_API int _vsnwprintf_s(WCHAR *buffer, size_t room, size_t count, const WCHAR *text, va_list list) {
  return print_counted("_vsnwprintf_s", buffer, room, count, text, list);
}
IOCP_API int vswprintf_s(WCHAR *buffer, size_t room, const WCHAR *text, va_list list) {
  return print_counted("vswprintf_s", buffer, room, SIZE_MAX - 1, text, list);
}

IOCP_API int _vscwprintf(const WCHAR *text, va_list list) {
  if (!text) return iocp_inner_invalid("_vscwprintf", EINVAL), -1;
  iocp_output out;
  long length = format(&out, text, list);
  iocp_inner_output_end(&out);
  return (int)length;
}

IOCP_API int vfwprintf_s(FILE *file, const WCHAR *text, va_list list) {
  return print_file("vfwprintf_s", file, text, list);
}
IOCP_API int vwprintf_s(const WCHAR *text, va_list list) { return print_file("vwprintf_s", stdout, text, list); }

/* --- The same with arguments --- */

#define WITH_ARGUMENTS(call) \
  va_list list;              \
  va_start(list, text);      \
  int result = call;         \
  va_end(list);              \
  return result

IOCP_API int iocp_wprintf(const WCHAR *text, ...) { WITH_ARGUMENTS(print_file("wprintf", stdout, text, list)); }
IOCP_API int iocp_fwprintf(FILE *file, const WCHAR *text, ...) {
  WITH_ARGUMENTS(print_file("fwprintf", file, text, list));
}
IOCP_API int iocp_swprintf(WCHAR *buffer, size_t room, const WCHAR *text, ...) {
  WITH_ARGUMENTS(print(buffer, room, text, list));
}
IOCP_API int _swprintf(WCHAR *buffer, const WCHAR *text, ...) { WITH_ARGUMENTS(_vswprintf(buffer, text, list)); }
IOCP_API int _snwprintf(WCHAR *buffer, size_t room, const WCHAR *text, ...) {
  WITH_ARGUMENTS(_vsnwprintf(buffer, room, text, list));
}
IOCP_API int _snwprintf_s(WCHAR *buffer, size_t room, size_t count, const WCHAR *text, ...) {
  WITH_ARGUMENTS(print_counted("_snwprintf_s", buffer, room, count, text, list));
}
IOCP_API int swprintf_s(WCHAR *buffer, size_t room, const WCHAR *text, ...) {
  WITH_ARGUMENTS(print_counted("swprintf_s", buffer, room, SIZE_MAX - 1, text, list));
}
IOCP_API int _scwprintf(const WCHAR *text, ...) { WITH_ARGUMENTS(_vscwprintf(text, list)); }
IOCP_API int wprintf_s(const WCHAR *text, ...) { WITH_ARGUMENTS(print_file("wprintf_s", stdout, text, list)); }
IOCP_API int fwprintf_s(FILE *file, const WCHAR *text, ...) {
  WITH_ARGUMENTS(print_file("fwprintf_s", file, text, list));
}
IOCP_API int _cwprintf(const WCHAR *text, ...) { WITH_ARGUMENTS(print_file("_cwprintf", stdout, text, list)); }
