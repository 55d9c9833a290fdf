/* SPDX-License-Identifier: Apache-2.0 */
/* scanf where libc's cannot serve: the `_s` forms, whose texts have a size, and the wide ones. Follows "Format
   specification fields: scanf and wscanf functions". A text that does not fit ends the scan, and its buffer is
   emptied. */
#include "runtime.h"
#include <ctype.h>

typedef struct {
  FILE *file;       /* or */
  const char *text; /* UTF-8 */
  int last;         /* what was read and not used; -2: nothing */
  size_t count;
} source;

static int get(source *in) {
  int c = in->last;
  in->last = -2;
  if (c == -2) c = in->file ? getc(in->file) : *in->text ? (unsigned char)*in->text++ : EOF;
  if (c != EOF) in->count++;
  return c;
}
static void unget(source *in, int c) {
  if (c == EOF) return;
  in->last = c;
  in->count--;
}
static void finish(source *in) {
  if (in->file && in->last >= 0) ungetc(in->last, in->file);
}
static int skip_space(source *in) {
  int c;
  while ((c = get(in)) != EOF && isspace(c)) {}
  return c;
}

/* Where a text goes: with a size, or as large as it is. */
typedef struct {
  void *to;
  size_t room, used;
  bool is_wide, overflows;
} sink;

static void put(sink *out, const char *character, size_t bytes) {
  if (!out->to) return;
  if (out->is_wide) {
    WCHAR units[2];
    size_t count = iocp_inner_to_utf16(character, bytes, units, 2, NULL);
    if (out->used + count > out->room) out->overflows = true;
    else memcpy((WCHAR *)out->to + out->used, units, count * sizeof(WCHAR)), out->used += count;
  } else if (out->used + bytes > out->room) {
    out->overflows = true;
  } else {
    memcpy((char *)out->to + out->used, character, bytes);
    out->used += bytes;
  }
}
static void end_text(sink *out, bool is_counted) {
  if (!out->to || (is_counted && !out->overflows)) return;
  size_t at = out->overflows ? 0 : out->used;
  if (at >= out->room) at = 0, out->overflows = true;
  if (!out->room) return;
  if (out->is_wide) ((WCHAR *)out->to)[at] = 0;
  else ((char *)out->to)[at] = 0;
}

static bool in_set(const char *set, size_t length, int c) {
  bool is_negated = length && *set == '^', found = false;
  for (size_t i = is_negated; i < length; i++) {
    if (i + 2 < length && set[i + 1] == '-') {
      found |= c >= (unsigned char)set[i] && c <= (unsigned char)set[i + 2];
      i += 2;
    } else {
      found |= c == (unsigned char)set[i];
    }
  }
  return found != is_negated;
}

/* Reads the characters of a number into `text`; answers how many. */
static size_t read_number(source *in, int c, int width, bool is_float, int base, char text[128]) {
  size_t length = 0;
  bool has_digit = false, has_point = false, has_power = false;
  for (; c != EOF && length < 127 && (int)length < width; c = get(in)) {
    bool fits = isdigit(c) ? is_float || base >= 10 || c < '0' + base : false;
    if (fits) has_digit = true;
    if ((c == '+' || c == '-') && (!length || (has_power && tolower(text[length - 1]) == 'e'))) fits = true;
    if (is_float && c == '.' && !has_point && !has_power) fits = has_point = true;
    if (is_float && tolower(c) == 'e' && has_digit && !has_power) fits = has_power = true;
    if (!is_float && (base == 16 || base == 0) && tolower(c) == 'x' && has_digit
        && text[length - 1] == '0') fits = true;
    if (!is_float && base == 16 && isxdigit(c)) fits = has_digit = true;
    if (!is_float && base == 0 && isxdigit(c) && length >= 2 && tolower(text[1 + !isdigit(text[0])]) == 'x')
      fits = true;
    if (!fits) break;
    text[length++] = (char)c;
  }
  unget(in, c);
  text[length] = 0;
  return has_digit ? length : 0;
}

static void store(void *to, int size, long long value) {
  if (size == 1) *(char *)to = (char)value;
  else if (size == 2) *(short *)to = (short)value;
  else if (size == 8) *(long long *)to = value;
  else *(int *)to = (int)value;
}

static int scan(source *in, bool is_wide, bool has_sizes, const char *format, va_list given) {
  int done = 0;
  va_list arguments;
  va_copy(arguments, given);
  for (; *format; format++) {
    int c;
    if (isspace((unsigned char)*format)) {
      unget(in, skip_space(in));
      continue;
    }
    if (*format != '%' || format[1] == '%') {
      if (*format == '%') format++, c = skip_space(in);
      else c = get(in);
      if (c == (unsigned char)*format) continue;
      unget(in, c);
      if (c == EOF && !done) done = EOF;
      break;
    }
    format++;
    bool is_dropped = *format == '*', is_long = false, is_short = false, is_tiny = false, is_huge = false;
    bool is_wide_mark = false, is_long_double = false;
    if (is_dropped) format++;
    int width = 0;
    for (; isdigit((unsigned char)*format); format++)
      if (width < 1000000) width = width * 10 + (*format - '0');
    for (;; format++) {
      if (!strncmp(format, "I64", 3)) is_huge = true, format += 2;
      else if (!strncmp(format, "I32", 3)) format += 2;
      else if (*format == 'I' || *format == 'z' || *format == 't' || *format == 'j') is_huge = true;
      else if (*format == 'h') is_tiny = is_short, is_short = true;
      else if (*format == 'l') is_huge = is_long, is_long = true;
      else if (*format == 'w') is_wide_mark = true;
      else if (*format == 'L') is_long_double = true;
      else break;
    }
    char letter = *format;
    if (!letter) break;
    if (letter == 'n') {
      if (!is_dropped) store(va_arg(arguments, void *), 4, (long long)in->count);
      continue;
    }
    bool is_text = letter == 's' || letter == 'S' || letter == 'c' || letter == 'C' || letter == '[';
    c = letter == 'c' || letter == 'C' || letter == '[' ? get(in) : skip_space(in);
    if (c == EOF) {
      if (!done) done = EOF;
      break;
    }
    if (is_text) {
      bool counted = letter == 'c' || letter == 'C';
      sink out = {.is_wide = is_long || is_wide_mark ||
                             (!is_short && is_wide != (letter == 'S' || letter == 'C'))};
      if (!is_dropped) {
        out.to = va_arg(arguments, void *);
        out.room = has_sizes ? va_arg(arguments, unsigned) : SIZE_MAX / 4;
      }
      const char *set = format + 1, *end = set;
      if (letter == '[') {
        if (*end == '^') end++;
        if (*end == ']') end++;
        while (*end && *end != ']') end++;
        if (!*end) break;
        format = end;
      }
      int most = width ? width : counted ? 1 : INT32_MAX, taken = 0;
      for (; c != EOF && taken < most; c = get(in), taken++) {
        if (letter == '[' ? !in_set(set, (size_t)(end - set), c) : !counted && isspace(c)) break;
        char character[4] = {(char)c};
        int more = c < 0xc2 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3, have = 1;
        for (; out.is_wide && have <= more && (c = get(in)) != EOF; have++) character[have] = (char)c;
        put(&out, character, (size_t)have);
      }
      unget(in, c);
      end_text(&out, counted);
      if (out.overflows || !taken || (counted && taken < most)) break;
    } else {
      char text[128];
      int base = letter == 'i' ? 0 : letter == 'x' || letter == 'X' || letter == 'p' ? 16 : letter == 'o' ? 8 : 10;
      bool is_float = strchr("eEfFgGaA", letter) != NULL;
      if (!is_float && !strchr("diuxXop", letter)) break;
      if (!read_number(in, c, width ? width : 127, is_float, base, text)) break;
      if (is_dropped) continue;
      void *to = va_arg(arguments, void *);
      if (is_float) {
        if (is_long_double) *(long double *)to = strtold(text, NULL);
        else if (is_long) *(double *)to = strtod(text, NULL);
        else *(float *)to = strtof(text, NULL);
      } else {
        long long value = letter == 'd' || letter == 'i' ? strtoll(text, NULL, base) : (long long)strtoull(text,
            NULL, base);
        /* A long has 64 bits in a program here: it is what %ld of scanf points at. */
        store(to, is_tiny ? 1 : is_short ? 2 : is_huge || is_long || letter == 'p' ? 8 : 4, value);
      }
    }
    if (!is_dropped) done++;
  }
  va_end(arguments);
  finish(in);
  return done;
}

static int scan_narrow(const char *name, FILE *file, const char *text, const char *format, va_list list) {
  if (!format || (!file && !text)) return iocp_inner_invalid(name, EINVAL), EOF;
  source in = {file, text, -2, 0};
  return scan(&in, false, true, format, list);
}
static int scan_wide(FILE *file, const WCHAR *text, bool has_sizes, const WCHAR *format, va_list list) {
  if (!format || (!file && !text)) return iocp_inner_invalid("wscanf", EINVAL), EOF;
  char *narrow_format = iocp_inner_narrow(format), *narrow_text = iocp_inner_narrow(text);
  source in = {file, narrow_text, -2, 0};
  int result = narrow_format && (file || narrow_text) ? scan(&in, true, has_sizes, narrow_format, list) : EOF;
  free(narrow_format);
  free(narrow_text);
  return result;
}

#define WITH_ARGUMENTS(call) \
  va_list list;              \
  va_start(list, format);    \
  int result = call;         \
  va_end(list);              \
  return result

IOCP_API int scanf_s(const char *format, ...) { WITH_ARGUMENTS(scan_narrow("scanf_s", stdin, NULL, format, list)); }
IOCP_API int fscanf_s(FILE *file, const char *format, ...) {
  WITH_ARGUMENTS(scan_narrow("fscanf_s", file, NULL, format, list));
}
IOCP_API int sscanf_s(const char *text, const char *format, ...) {
  WITH_ARGUMENTS(scan_narrow("sscanf_s", NULL, text, format, list));
}
IOCP_API int iocp_vwscanf(const WCHAR *format, va_list list) { return scan_wide(stdin, NULL, false, format, list); }
IOCP_API int iocp_vfwscanf(FILE *file, const WCHAR *format, va_list list) {
  return scan_wide(file, NULL, false, format, list);
}
IOCP_API int iocp_vswscanf(const WCHAR *text, const WCHAR *format, va_list list) {
  return scan_wide(NULL, text, false, format, list);
}
IOCP_API int iocp_wscanf(const WCHAR *format, ...) { WITH_ARGUMENTS(scan_wide(stdin, NULL, false, format, list)); }
IOCP_API int iocp_fwscanf(FILE *file, const WCHAR *format, ...) {
  WITH_ARGUMENTS(scan_wide(file, NULL, false, format, list));
}
IOCP_API int iocp_swscanf(const WCHAR *text, const WCHAR *format, ...) {
  WITH_ARGUMENTS(scan_wide(NULL, text, false, format, list));
}
IOCP_API int wscanf_s(const WCHAR *format, ...) { WITH_ARGUMENTS(scan_wide(stdin, NULL, true, format, list)); }
IOCP_API int swscanf_s(const WCHAR *text, const WCHAR *format, ...) {
  WITH_ARGUMENTS(scan_wide(NULL, text, true, format, list));
}
