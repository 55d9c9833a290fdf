/* SPDX-License-Identifier: Apache-2.0 */
/* printf as Windows has it: `l` is 32 bits wide, I64 and I32 are there, %s of a wide function is wide text, %p has
   no 0x. Follows "Format specification syntax: printf and wprintf functions". */
#include "runtime.h"

void iocp_inner_output_begin(iocp_output *out) {
  out->text = out->first;
  out->length = 0;
  out->room = sizeof out->first;
  out->failed = false;
  out->first[0] = 0;
}

void iocp_inner_output_end(iocp_output *out) {
  if (out->text != out->first) free(out->text);
}

/* Room for `more` bytes and a zero. */
static bool make_room(iocp_output *out, size_t more) {
  if (out->failed || more > INT32_MAX - 1 - out->length) {
    out->failed = true;
    return false;
  }
  size_t needed = out->length + more + 1;
  if (needed <= out->room) return true;
  size_t room = needed * 2;
  char *text = out->text == out->first ? malloc(room) : realloc(out->text, room);
  if (!text) {
    out->failed = true;
    return false;
  }
  if (out->text == out->first) memcpy(text, out->first, out->length);
  out->text = text;
  out->room = room;
  return true;
}

void iocp_inner_output_add(iocp_output *out, const char *text, size_t length) {
  if (!make_room(out, length)) return;
  memcpy(out->text + out->length, text, length);
  out->length += length;
  out->text[out->length] = 0;
}

static void pad(iocp_output *out, size_t count) {
  if (count > INT32_MAX / 2) out->failed = true;
  else
    for (; count; count--) iocp_inner_output_add(out, " ", 1);
}

typedef enum { NONE, SHORT_SHORT, SHORT_INT, LONG_INT, LONG_LONG, LONG_DOUBLE, WIDE } length_of;

typedef struct {
  char flags[8];
  bool is_left;
  int width;     /* -1: none */
  int precision; /* -1: none */
  length_of length;
  char letter;
} piece;

/* Reads what stands behind a percent sign; NULL when the format ends there. */
static const char *parse(const char *at, piece *p, va_list *arguments) {
  size_t flags = 0;
  p->is_left = false;
  p->width = p->precision = -1;
  p->length = NONE;
  for (; *at && strchr("-+ #0", *at); at++) {
    if (*at == '-') p->is_left = true;
    if (flags < sizeof p->flags - 1 && !memchr(p->flags, *at, flags)) p->flags[flags++] = *at;
  }
  p->flags[flags] = 0;
  if (*at == '*') {
    at++;
    p->width = va_arg(*arguments, int);
    if (p->width < 0) {
      p->is_left = true;
      p->width = p->width == INT32_MIN ? 0 : -p->width;
      if (!strchr(p->flags, '-') && flags < sizeof p->flags - 1) strcat(p->flags, "-");
    }
  } else if (*at >= '0' && *at <= '9') {
    for (p->width = 0; *at >= '0' && *at <= '9'; at++)
      if (p->width < 100000000) p->width = p->width * 10 + (*at - '0');
  }
  if (*at == '.') {
    p->precision = 0;
    if (*++at == '*') {
      at++;
      p->precision = va_arg(*arguments, int);
      if (p->precision < 0) p->precision = -1;
    } else {
      for (; *at >= '0' && *at <= '9'; at++)
        if (p->precision < 100000000) p->precision = p->precision * 10 + (*at - '0');
    }
  }
  for (;; at++) {
    if (at[0] == 'I' && at[1] == '6' && at[2] == '4') at += 2, p->length = LONG_LONG;
    else if (at[0] == 'I' && at[1] == '3' && at[2] == '2') at += 2, p->length = LONG_INT;
    else if (*at == 'I' || *at == 'z' || *at == 't' || *at == 'j') p->length = LONG_LONG;
    else if (*at == 'h') p->length = p->length == SHORT_INT ? SHORT_SHORT : SHORT_INT;
    else if (*at == 'l') p->length = p->length == LONG_INT ? LONG_LONG : LONG_INT;
    else if (*at == 'L') p->length = LONG_DOUBLE;
    else if (*at == 'w') p->length = WIDE;
    else break;
  }
  p->letter = *at;
  return *at ? at + 1 : NULL;
}

static void add_text(iocp_output *out, const piece *p, bool counts_units, const char *text, size_t bytes) {
  size_t shown = counts_units ? iocp_inner_to_utf16(text, bytes, NULL, 0, NULL) : bytes;
  size_t gap = p->width > 0 && (size_t)p->width > shown ? (size_t)p->width - shown : 0;
  if (!p->is_left) pad(out, gap);
  iocp_inner_output_add(out, text, bytes);
  if (p->is_left) pad(out, gap);
}

static void add_wide(iocp_output *out, const piece *p, bool counts_units, const WCHAR *text, size_t units) {
  size_t bytes = iocp_inner_to_utf8(text, units, NULL, 0, NULL);
  if (!counts_units && p->precision >= 0)
    while (units && bytes > (size_t)p->precision) bytes = iocp_inner_to_utf8(text, --units, NULL, 0, NULL);
  char few[256], *many = bytes > sizeof few ? malloc(bytes) : few;
  if (!many) {
    out->failed = true;
    return;
  }
  iocp_inner_to_utf8(text, units, many, bytes, NULL);
  add_text(out, p, counts_units, many, bytes);
  if (many != few) free(many);
}

static void add_string(iocp_output *out, const piece *p, bool counts_units, bool text_is_wide, const void *text) {
  if (!text) text = "(null)", text_is_wide = false;
  size_t limit = p->precision < 0 ? SIZE_MAX : (size_t)p->precision, length = 0;
  if (text_is_wide) {
    const WCHAR *wide = text;
    while (length < limit && wide[length]) length++;
    add_wide(out, p, counts_units, wide, length);
  } else {
    add_text(out, p, counts_units, text, strnlen(text, limit));
  }
}

static void add_number(iocp_output *out, const piece *p, const char *modifier, ...) {
  char form[64], few[128];
  int made = snprintf(form, sizeof form, "%%%s", p->flags);
  if (p->width >= 0) made += snprintf(form + made, sizeof form - (size_t)made, "%d", p->width);
  if (p->precision >= 0) made += snprintf(form + made, sizeof form - (size_t)made, ".%d", p->precision);
  snprintf(form + made, sizeof form - (size_t)made, "%s%c", modifier, p->letter);
  va_list list, again;
  va_start(list, modifier);
  va_copy(again, list);
  int length = vsnprintf(few, sizeof few, form, list);
  va_end(list);
  if (length < 0) {
    out->failed = true;
  } else if ((size_t)length < sizeof few) {
    iocp_inner_output_add(out, few, (size_t)length);
  } else if (make_room(out, (size_t)length)) {
    vsnprintf(out->text + out->length, (size_t)length + 1, form, again);
    out->length += (size_t)length;
  }
  va_end(again);
}

static void add_integer(iocp_output *out, piece *p, va_list *arguments) {
  bool is_signed = p->letter == 'd' || p->letter == 'i';
  long long value;
  switch (p->length) {
    case LONG_LONG: value = va_arg(*arguments, long long); break;
    case SHORT_SHORT: {
      int all = va_arg(*arguments, int);
      value = is_signed ? (signed char)all : (unsigned char)all;
      break;
    }
    case SHORT_INT: {
      int all = va_arg(*arguments, int);
      value = is_signed ? (short)all : (unsigned short)all;
      break;
    }
    default: {
      int all = va_arg(*arguments, int);
      value = is_signed ? all : (long long)(unsigned)all;
    }
  }
  add_number(out, p, "ll", value);
}

bool iocp_inner_format(iocp_output *out, bool is_wide, const char *format, va_list given) {
  va_list arguments;
  va_copy(arguments, given);
  while (format && *format) {
    const char *percent = strchrnul(format, '%');
    iocp_inner_output_add(out, format, (size_t)(percent - format));
    if (!*percent) break;
    if (percent[1] == '%') {
      iocp_inner_output_add(out, "%", 1);
      format = percent + 2;
      continue;
    }
    piece p;
    format = parse(percent + 1, &p, &arguments);
    if (!format) break;
    /* The capital letter means the other width than the function's own; a length settles it. */
    bool text_is_wide = p.length == LONG_INT || p.length == WIDE ||
                        (p.length != SHORT_INT && is_wide != (p.letter == 'S' || p.letter == 'C'));
    switch (p.letter) {
      case 'd': case 'i': case 'u': case 'o': case 'x': case 'X': add_integer(out, &p, &arguments); break;
      case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'a': case 'A':
        if (p.length == LONG_DOUBLE) add_number(out, &p, "L", va_arg(arguments, long double));
        else add_number(out, &p, "", va_arg(arguments, double));
        break;
      case 's': case 'S': add_string(out, &p, is_wide, text_is_wide, va_arg(arguments, void *)); break;
      case 'c': case 'C': {
        int character = va_arg(arguments, int);
        char narrow = (char)character;
        WCHAR wide = (WCHAR)character;
        p.precision = -1;
        if (text_is_wide) add_wide(out, &p, is_wide, &wide, 1);
        else add_text(out, &p, is_wide, &narrow, 1);
        break;
      }
      case 'p':
        p.letter = 'X';
        p.precision = 16;
        add_number(out, &p, "ll", (long long)(intptr_t)va_arg(arguments, void *));
        break;
      case 'n': (void)va_arg(arguments, void *); break; /* switched off on Windows, too */
      default: iocp_inner_output_add(out, &p.letter, 1);
    }
  }
  va_end(arguments);
  return !out->failed;
}
