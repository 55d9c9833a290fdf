/* SPDX-License-Identifier: Apache-2.0 */
/* Settings files with [sections] and name=value lines. Follows "GetPrivateProfileStringA" and its relatives: names
   without case, the first match counts, quotes around a value are taken off, what does not fit is cut. */
#include "runtime.h"
#include "texts.h"
#include "winbase.h"
#include <strings.h>

static char *trimmed(char *text) {
  while (*text == ' ' || *text == '\t') text++;
  size_t length = strlen(text);
  while (length && strchr(" \t\r\n", text[length - 1])) length--;
  text[length] = 0;
  return text;
}

/* Calls `found` for each line of the section until it answers true. */
static void walk(const char *path, const char *section, bool (*found)(char *name, char *value, void *context),
                 void *context) {
  FILE *file = fopen(path, "re");
  char *line = NULL;
  size_t room = 0;
  bool is_inside = false, is_first = true;
  for (; file && getline(&line, &room, file) >= 0; is_first = false) {
    char *text = trimmed(is_first && !strncmp(line, "\xef\xbb\xbf", 3) ? line + 3 : line);
    if (*text == '[') {
      char *end = strchr(text, ']');
      if (end) *end = 0;
      is_inside = !section ? (found(text + 1, NULL, context), false) : !strcasecmp(trimmed(text + 1), section);
    } else if (is_inside && *text && *text != ';') {
      char *equals = strchr(text, '=');
      if (equals) *equals = 0;
      if (found(trimmed(text), equals ? trimmed(equals + 1) : NULL, context)) break;
    }
  }
  free(line);
  if (file) fclose(file);
}

typedef struct {
  const char *name; /* NULL: all names */
  iocp_output out;
  bool is_found;
} wanted;

static bool collect(char *name, char *value, void *context) {
  wanted *w = context;
  if (!w->name) {
    iocp_inner_output_add(&w->out, name, strlen(name) + 1);
    return false;
  }
  if (strcasecmp(name, w->name) || !value) return false;
  size_t length = strlen(value);
  if (length >= 2 && (*value == '"' || *value == '\'') && value[length - 1] == *value) value++, length -= 2;
  iocp_inner_output_add(&w->out, value, length);
  return w->is_found = true;
}

/* Without a folder the file is the system's on Windows; here it is the current one's. */
static void read_setting(const char *section, const char *name, const char *other, const char *file, wanted *w) {
  *w = (wanted){.name = section ? name : NULL};
  iocp_inner_output_begin(&w->out);
  char *path = file ? iocp_inner_path_of(file) : NULL;
  if (path) walk(path, section, collect, w);
  free(path);
  if (w->name && !w->is_found && other) {
    size_t length = strlen(other);
    while (length && other[length - 1] == ' ') length--;
    iocp_inner_output_add(&w->out, other, length);
  }
}

IOCP_API DWORD GetPrivateProfileStringA(LPCSTR section, LPCSTR name, LPCSTR other, LPSTR to, DWORD room, LPCSTR file) {
  wanted w;
  if (!to || !room) return 0;
  read_setting(section, name, other, file, &w);
  /* A list ends with two zeros, a text with one. */
  size_t ends = w.name ? 1 : 2, length = w.out.length;
  if (length + ends > room) length = room > ends ? room - ends : 0;
  memcpy(to, w.out.text, length);
  for (size_t i = 0; i < ends && length + i < room; i++) to[length + i] = 0;
  if (!w.name && length) length--;
  iocp_inner_output_end(&w.out);
  return (DWORD)length;
}
IOCP_API DWORD GetPrivateProfileStringW(LPCWSTR section, LPCWSTR name, LPCWSTR other, LPWSTR to, DWORD room,
                                        LPCWSTR file) {
  if (!to || !room) return 0;
  char *texts[4] = {iocp_inner_narrow(section), iocp_inner_narrow(name), iocp_inner_narrow(other),
                    iocp_inner_narrow(file)};
  wanted w;
  read_setting(texts[0], texts[1], texts[2], texts[3], &w);
  size_t ends = w.name ? 1 : 2, most = room > ends ? room - ends : 0;
  size_t length = iocp_inner_to_utf16(w.out.text, w.out.length, to, most, NULL);
  if (length > most) length = most;
  for (size_t i = 0; i < ends && length + i < room; i++) to[length + i] = 0;
  if (!w.name && length) length--;
  iocp_inner_output_end(&w.out);
  for (int i = 0; i < 4; i++) free(texts[i]);
  return (DWORD)length;
}

IOCP_API UINT GetPrivateProfileIntA(LPCSTR section, LPCSTR name, INT other, LPCSTR file) {
  char text[64];
  if (!section || !name) return (UINT)other;
  GetPrivateProfileStringA(section, name, "", text, sizeof text, file);
  if (!*text) return (UINT)other;
  char *digits = *text == '-' ? text + 1 : text;
  return (UINT)(strncasecmp(digits, "0x", 2) ? strtoll(text, NULL, 10) : strtoll(text, NULL, 16));
}
IOCP_API UINT GetPrivateProfileIntW(LPCWSTR section, LPCWSTR name, INT other, LPCWSTR file) {
  char *texts[3] = {iocp_inner_narrow(section), iocp_inner_narrow(name), iocp_inner_narrow(file)};
  UINT value = GetPrivateProfileIntA(texts[0], texts[1], other, texts[2]);
  for (int i = 0; i < 3; i++) free(texts[i]);
  return value;
}

/* Writes the file anew: the line takes the place of the old one, or stands at the end of its section. NULL for the
   value
   deletes the line, NULL for the name the section. */
static BOOL write_setting(const char *section, const char *name, const char *value, const char *file) {
  if (!section || !file) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  char *path = iocp_inner_path_of(file), *line = NULL;
  if (!path) return FALSE;
  FILE *in = fopen(path, "re");
  size_t room = 0;
  iocp_output out;
  iocp_inner_output_begin(&out);
  bool is_inside = false, is_done = !name || !value;
  char entry[8192];
  int length = name && value ? snprintf(entry, sizeof entry, "%s=%s\r\n", name, value) : 0;
  if (length >= (int)sizeof entry) length = (int)sizeof entry - 1;
  while (in && getline(&line, &room, in) >= 0) {
    char *copy = strdup(line), *text = trimmed(copy);
    bool keeps = true;
    if (*text == '[') {
      if (is_inside && !is_done) iocp_inner_output_add(&out, entry, (size_t)length), is_done = true;
      char *end = strchr(text, ']');
      if (end) *end = 0;
      is_inside = !strcasecmp(trimmed(text + 1), section);
      keeps = !is_inside || name;
    } else if (is_inside) {
      char *equals = strchr(text, '=');
      if (equals) *equals = 0;
      keeps = name && (!equals || strcasecmp(trimmed(text), name));
      if (!keeps && !is_done) iocp_inner_output_add(&out, entry, (size_t)length), is_done = true;
    }
    if (keeps) {
      iocp_inner_output_add(&out, line, strlen(line));
      if (!strchr(line, '\n')) iocp_inner_output_add(&out, "\r\n", 2);
    }
    free(copy);
  }
  if (!is_done && !is_inside) {
    iocp_inner_output_add(&out, "[", 1);
    iocp_inner_output_add(&out, section, strlen(section));
    iocp_inner_output_add(&out, "]\r\n", 3);
  }
  if (!is_done) iocp_inner_output_add(&out, entry, (size_t)length);
  if (in) fclose(in);
  free(line);
  FILE *file_out = fopen(path, "we");
  BOOL done = file_out && fwrite(out.text, 1, out.length, file_out) == out.length;
  if (file_out && fclose(file_out)) done = FALSE;
  if (!done) iocp_inner_fail_errno(path);
  iocp_inner_output_end(&out);
  free(path);
  return done;
}
IOCP_API BOOL WritePrivateProfileStringA(LPCSTR section, LPCSTR name, LPCSTR value, LPCSTR file) {
  return write_setting(section, name, value, file);
}
IOCP_API BOOL WritePrivateProfileStringW(LPCWSTR section, LPCWSTR name, LPCWSTR value, LPCWSTR file) {
  char *texts[4] = {iocp_inner_narrow(section), iocp_inner_narrow(name), iocp_inner_narrow(value),
                    iocp_inner_narrow(file)};
  BOOL done = write_setting(texts[0], texts[1], texts[2], texts[3]);
  for (int i = 0; i < 4; i++) free(texts[i]);
  return done;
}
