/* SPDX-License-Identifier: Apache-2.0 */
/* printf and its relatives for char. Follows "printf, sprintf_s, _snprintf, _snprintf_s, _vscprintf" and their
   pages. */
#include "runtime.h"

/* What fits of the output, and a zero, which takes the last place if it must. */
static void store(const iocp_output *out, char *buffer, size_t room) {
  if (!room) return;
  size_t length = out->length < room ? out->length : room - 1;
  memcpy(buffer, out->text, length);
  buffer[length] = 0;
}

static int format_file(FILE *file, const char *format, va_list list) {
  iocp_output out;
  iocp_inner_output_begin(&out);
  int result = -1;
  if (!file || !format) errno = EINVAL;
  else if (iocp_inner_format(&out, false, format, list) && fwrite(out.text, 1, out.length, file) == out.length)
    result = (int)out.length;
  iocp_inner_output_end(&out);
  return result;
}

IOCP_API int iocp_vfprintf(FILE *file, const char *format, va_list list) { return format_file(file, format, list); }
IOCP_API int iocp_vprintf(const char *format, va_list list) { return format_file(stdout, format, list); }

/* C99: the length that is needed; what does not fit is cut, and a zero is always there. */
IOCP_API int iocp_vsnprintf(char *buffer, size_t room, const char *format, va_list list) {
  iocp_output out;
  iocp_inner_output_begin(&out);
  int result = iocp_inner_format(&out, false, format, list) ? (int)out.length : -1;
  if (buffer && result >= 0) store(&out, buffer, room);
  iocp_inner_output_end(&out);
  return result;
}

IOCP_API int iocp_vsprintf(char *buffer, const char *format, va_list list) {
  return iocp_vsnprintf(buffer, SIZE_MAX, format, list);
}

/* The older form: -1 when it does not fit, and no zero when there is no room for it. */
IOCP_API int _vsnprintf(char *buffer, size_t room, const char *format, va_list list) {
  if (!format || (!buffer && room)) return iocp_inner_invalid("_vsnprintf", EINVAL), -1;
  iocp_output out;
  iocp_inner_output_begin(&out);
  int result = -1;
  if (iocp_inner_format(&out, false, format, list)) {
    if (buffer) memcpy(buffer, out.text, out.length < room ? out.length + 1 : room);
    result = out.length <= room || !buffer ? (int)out.length : -1;
  }
  iocp_inner_output_end(&out);
  return result;
}

/* With a count of _TRUNCATE the rest is cut; otherwise `count` characters are, or the argument was invalid. */
static int print_counted(const char *name, char *buffer, size_t room, size_t count, const char *format, va_list list) {
  if (!format || !buffer || !room) return iocp_inner_invalid(name, EINVAL), -1;
  iocp_output out;
  iocp_inner_output_begin(&out);
  int result = -1;
  bool overflows = false;
  if (!iocp_inner_format(&out, false, format, list)) buffer[0] = 0;
  else if (out.length < room && out.length <= count) store(&out, buffer, room), result = (int)out.length;
  else if (count == SIZE_MAX || count < room) store(&out, buffer, count < room ? count + 1 : room);
  else buffer[0] = 0, overflows = true;
  iocp_inner_output_end(&out);
  if (overflows) iocp_inner_invalid(name, ERANGE);
  return result;
}

IOCP_API int _vsnprintf_s(char *buffer, size_t room, size_t count, const char *format, va_list list) {
  return print_counted("_vsnprintf_s", buffer, room, count, format, list);
}

IOCP_API int vsprintf_s(char *buffer, size_t room, const char *format, va_list list) {
  /* One more than fits: then it is invalid, not cut. */
  return print_counted("vsprintf_s", buffer, room, SIZE_MAX - 1, format, list);
}

IOCP_API int vsnprintf_s(char *buffer, size_t room, size_t count, const char *format, va_list list) {
  return print_counted("vsnprintf_s", buffer, room, count, format, list);
}

IOCP_API int _vscprintf(const char *format, va_list list) {
  if (!format) return iocp_inner_invalid("_vscprintf", EINVAL), -1;
  return iocp_vsnprintf(NULL, 0, format, list);
}

IOCP_API int vfprintf_s(FILE *file, const char *format, va_list list) {
  if (!file || !format) return iocp_inner_invalid("vfprintf_s", EINVAL), -1;
  return format_file(file, format, list);
}

IOCP_API int vprintf_s(const char *format, va_list list) { return vfprintf_s(stdout, format, list); }

/* --- The same with arguments --- */

#define WITH_ARGUMENTS(call) \
  va_list list;              \
  va_start(list, format);    \
  int result = call;         \
  va_end(list);              \
  return result

IOCP_API int iocp_printf(const char *format, ...) { WITH_ARGUMENTS(format_file(stdout, format, list)); }
IOCP_API int iocp_fprintf(FILE *file, const char *format, ...) { WITH_ARGUMENTS(format_file(file, format, list)); }
IOCP_API int iocp_sprintf(char *buffer, const char *format, ...) { WITH_ARGUMENTS(iocp_vsprintf(buffer, format,
    list)); }
IOCP_API int iocp_snprintf(char *buffer, size_t room, const char *format, ...) {
  WITH_ARGUMENTS(iocp_vsnprintf(buffer, room, format, list));
}
IOCP_API int _snprintf(char *buffer, size_t room, const char *format, ...) {
  WITH_ARGUMENTS(_vsnprintf(buffer, room, format, list));
}
IOCP_API int _snprintf_s(char *buffer, size_t room, size_t count, const char *format, ...) {
  WITH_ARGUMENTS(print_counted("_snprintf_s", buffer, room, count, format, list));
}
IOCP_API int sprintf_s(char *buffer, size_t room, const char *format, ...) {
  WITH_ARGUMENTS(print_counted("sprintf_s", buffer, room, SIZE_MAX - 1, format, list));
}
IOCP_API int _scprintf(const char *format, ...) { WITH_ARGUMENTS(_vscprintf(format, list)); }
IOCP_API int printf_s(const char *format, ...) { WITH_ARGUMENTS(vfprintf_s(stdout, format, list)); }
IOCP_API int fprintf_s(FILE *file, const char *format, ...) { WITH_ARGUMENTS(vfprintf_s(file, format, list)); }
IOCP_API int _cprintf(const char *format, ...) { WITH_ARGUMENTS(format_file(stdout, format, list)); }
