/* SPDX-License-Identifier: Apache-2.0 */
/* What FormatMessage makes of a text: its inserts, its escapes, its lines. Follows "FormatMessage function". */
#include "runtime.h"

enum { IGNORE_INSERTS = 0x200, ARGUMENT_ARRAY = 0x2000, WIDTH_MASK = 0xff, NO_WIDTH = 0xff };
enum { INSERTS_MAX = 99, SPECIFICATION_MAX = 60 };

/* --- The result: units of UTF-16, on the heap --- */

typedef struct {
  WCHAR *text;
  size_t length, room;
  size_t line; /* where the line begins */
  unsigned width; /* lines are shorter than this; 0: as long as they are */
  bool failed;
} message;

static void append(message *out, WCHAR unit) {
  if (out->failed) return;
  if (out->length + 1 >= out->room) {
    size_t room = out->room ? out->room * 2 : 256;
    WCHAR *text = room < INT32_MAX / 4 ? realloc(out->text, room * sizeof *text) : NULL;
    if (!text) {
      out->failed = true;
      return;
    }
    out->text = text;
    out->room = room;
  }
  out->text[out->length++] = unit;
  out->text[out->length] = 0;
}

static void break_line(message *out) {
  append(out, '\r');
  append(out, '\n');
  out->line = out->length;
}

/* A line that is full is broken at its last space. The spaces in front of that one go too, those behind it stay. */
static void wrap(message *out) {
  size_t space = out->length;
  while (space > out->line && out->text[space - 1] != ' ') space--;
  if (space == out->line) {
    break_line(out);
    return;
  }
  size_t end = space - 1, rest = out->length - space;
  while (end > out->line && out->text[end - 1] == ' ') end--;
  WCHAR *behind = malloc((rest + 1) * sizeof *behind);
  if (!behind) {
    out->failed = true;
    return;
  }
  memcpy(behind, out->text + space, rest * sizeof *behind);
  out->length = end;
  break_line(out);
  for (size_t i = 0; i < rest; i++) append(out, behind[i]);
  free(behind);
}

static void add(message *out, WCHAR unit) {
  append(out, unit);
  if (out->width && !out->failed && out->length - out->line >= out->width) wrap(out);
}

/* --- The arguments: an array, or a va_list, which is read no further than a number asks --- */

typedef struct {
  const ULONG_PTR *array;
  va_list *list;
  ULONG_PTR read[INSERTS_MAX + 2];
  unsigned last; /* the highest number that was asked for */
} inserts;

static ULONG_PTR argument(inserts *all, unsigned number) {
  if (all->list)
    while (all->last < number) all->read[all->last++] = va_arg(*all->list, ULONG_PTR);
  if (all->last < number) all->last = number;
  return all->array ? all->array[number - 1] : all->read[number - 1];
}

static void format_one(message *out, bool is_wide, const char *format, ...) {
  iocp_output made;
  iocp_inner_output_begin(&made);
  va_list list;
  va_start(list, format);
  if (!iocp_inner_format(&made, is_wide, format, list)) out->failed = true;
  va_end(list);
  size_t units = iocp_inner_to_utf16(made.text, made.length, NULL, 0, NULL);
  WCHAR *wide = malloc((units + 1) * sizeof *wide);
  if (!wide) out->failed = true;
  else iocp_inner_to_utf16(made.text, made.length, wide, units, NULL);
  for (size_t i = 0; wide && i < units; i++) add(out, wide[i]);
  free(wide);
  iocp_inner_output_end(&made);
}

/* Reads `!…!` into a format of printf, with the numbers that stars stand for. The number of the first argument that is
   taken is `number`; each of the others is one more than the highest so far. */
static const WCHAR *specification(const WCHAR *at, unsigned number, inserts *all, char *format, unsigned *value) {
  size_t length = 1;
  bool has_star = false;
  format[0] = '%';
  for (; *at && *at != '!'; at++) {
    if (length > SPECIFICATION_MAX || *at == '%' || *at > '~') return NULL;
    if (*at != '*') {
      format[length++] = (char)*at;
      continue;
    }
    if (number > INSERTS_MAX) return NULL;
    length += (size_t)snprintf(format + length, 12, "%d", (int)argument(all, number));
    number = all->last + 1;
    has_star = true;
  }
  if (!*at || length == 1) return NULL;
  format[length] = 0;
  /* With a va_list the last star and the value share a number: "%1!*.*s! %3 %4!*s!" in the documentation. */
  if (has_star && all->list) number = all->last--;
  *value = number;
  return at + 1;
}

/* An insert, from behind its percent sign; NULL when it can't be read. */
static const WCHAR *insert(message *out, bool is_wide, const WCHAR *at, inserts *all) {
  unsigned number = (unsigned)(*at++ - '0');
  if (*at >= '0' && *at <= '9') number = number * 10 + (unsigned)(*at++ - '0');
  char format[SPECIFICATION_MAX + 16] = "%s";
  if (!all->array && !all->list) return NULL;
  if (*at == '!' && !(at = specification(at + 1, number, all, format, &number))) return NULL;
  if (number > INSERTS_MAX) return NULL;
  format_one(out, is_wide, format, argument(all, number));
  return at;
}

/* --- The whole --- */

static int expand(message *out, const WCHAR *at, uint32_t flags, bool is_wide, inserts *all) {
  bool keeps_inserts = flags & IGNORE_INSERTS, keeps_lines = !(flags & WIDTH_MASK);
  while (*at && !out->failed) {
    WCHAR unit = *at++;
    if (unit == '\r' || unit == '\n') {
      if (unit == '\r' && *at == '\n') at++;
      if (keeps_lines) break_line(out);
      else add(out, ' ');
      continue;
    }
    if (unit != '%') {
      add(out, unit);
      continue;
    }
    if (!*at && !keeps_inserts) return ERROR_INVALID_PARAMETER;
    if (*at == '0') break;
    if (*at == 'n' || *at == 'r' || *at == 't') {
      if (*at == 'n') break_line(out);
      else if (*at == 't') add(out, '\t');
      else append(out, '\r'), out->line = out->length;
      at++;
    } else if (keeps_inserts) {
      add(out, '%');
      if (*at) add(out, *at++);
    } else if (*at >= '1' && *at <= '9') {
      at = insert(out, is_wide, at, all);
      if (!at) return ERROR_INVALID_PARAMETER;
    } else {
      add(out, *at++);
    }
  }
  if (out->failed) return ERROR_NOT_ENOUGH_MEMORY;
  return out->length ? 0 : ERROR_NO_WORK_DONE;
}

int iocp_inner_message(const uint16_t *text, uint32_t flags, int is_wide, void *arguments, uint16_t **made,
                       size_t *length) {
  message out = {.width = (flags & WIDTH_MASK) == NO_WIDTH ? 0 : flags & WIDTH_MASK};
  inserts all = {.array = NULL};
  if (flags & ARGUMENT_ARRAY) all.array = arguments;
  else all.list = arguments;
  int code = expand(&out, text, flags, is_wide, &all);
  if (code) free(out.text), out.text = NULL;
  *made = out.text;
  *length = out.length;
  return code;
}

void iocp_inner_message_end(uint16_t *made) { free(made); }
