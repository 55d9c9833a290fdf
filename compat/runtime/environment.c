/* SPDX-License-Identifier: Apache-2.0 */
/* Variables, the command line, the current folder, the computer's name. Each A function has UTF-8 text, each W
   function the same in UTF-16. A text function answers the length without its zero, or the size that is needed with
   it, when there is no room. Follows the "processenv.h header" pages. */
#include "runtime.h"
#include "texts.h"
#include "winbase.h"
#include <sys/utsname.h>
#include <unistd.h>

extern char **environ;

/* --- Variables --- */

IOCP_API DWORD GetEnvironmentVariableA(LPCSTR name, LPSTR to, DWORD room) {
  const char *value = name ? getenv(name) : NULL;
  if (!value) return (DWORD)iocp_inner_fail(ERROR_ENVVAR_NOT_FOUND);
  SetLastError(ERROR_SUCCESS);
  return iocp_inner_give(value, to, room);
}
IOCP_API DWORD GetEnvironmentVariableW(LPCWSTR name, LPWSTR to, DWORD room) {
  char *narrow = iocp_inner_narrow(name);
  const char *value = narrow ? getenv(narrow) : NULL;
  free(narrow);
  if (!value) return (DWORD)iocp_inner_fail(ERROR_ENVVAR_NOT_FOUND);
  SetLastError(ERROR_SUCCESS);
  return iocp_inner_give_wide(value, to, room);
}

/* NULL deletes. Like setenv(3), not to be called while another thread reads the environment. */
IOCP_API BOOL SetEnvironmentVariableA(LPCSTR name, LPCSTR value) {
  if (!name || !*name || strchr(name, '=')) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  if (!value && !getenv(name)) return iocp_inner_fail(ERROR_ENVVAR_NOT_FOUND);
  return !(value ? setenv(name, value, 1) : unsetenv(name)) || iocp_inner_fail(ERROR_NOT_ENOUGH_MEMORY);
}
IOCP_API BOOL SetEnvironmentVariableW(LPCWSTR name, LPCWSTR value) {
  char *narrow = iocp_inner_narrow(name), *text = iocp_inner_narrow(value);
  BOOL result = SetEnvironmentVariableA(narrow, text);
  free(narrow);
  free(text);
  return result;
}

/* Replaces each %NAME% that is a variable. Answers the size with the zero. */
static char *expanded(const char *text) {
  iocp_output out;
  iocp_inner_output_begin(&out);
  for (const char *at = text; *at;) {
    const char *end = *at == '%' ? strchr(at + 1, '%') : NULL;
    char name[256];
    const char *value = NULL;
    if (end && (size_t)(end - at) < sizeof name) {
      memcpy(name, at + 1, (size_t)(end - at - 1));
      name[end - at - 1] = 0;
      value = getenv(name);
    }
    if (value) iocp_inner_output_add(&out, value, strlen(value)), at = end + 1;
    else iocp_inner_output_add(&out, at++, 1);
  }
  char *copy = out.failed ? NULL : strdup(out.text);
  iocp_inner_output_end(&out);
  return copy;
}
IOCP_API DWORD ExpandEnvironmentStringsA(LPCSTR from, LPSTR to, DWORD room) {
  char *text = from ? expanded(from) : NULL;
  if (!text) return (DWORD)iocp_inner_fail(ERROR_INVALID_PARAMETER);
  DWORD length = iocp_inner_give(text, to, room), size = (DWORD)strlen(text) + 1;
  (void)length;
  free(text);
  return size;
}
IOCP_API DWORD ExpandEnvironmentStringsW(LPCWSTR from, LPWSTR to, DWORD room) {
  char *narrow = iocp_inner_narrow(from), *text = narrow ? expanded(narrow) : NULL;
  free(narrow);
  if (!text) return (DWORD)iocp_inner_fail(ERROR_INVALID_PARAMETER);
  DWORD size = (DWORD)iocp_inner_to_utf16(text, strlen(text), NULL, 0, NULL) + 1;
  iocp_inner_give_wide(text, to, room);
  free(text);
  return size;
}

/* All variables, each with its zero, and one zero more. */
IOCP_API LPCH GetEnvironmentStrings(void) {
  size_t size = 1;
  for (char **at = environ; at && *at; at++) size += strlen(*at) + 1;
  char *block = calloc(size + 1, 1), *end = block;
  for (char **at = environ; block && at && *at; at++) end = stpcpy(end, *at) + 1;
  return block;
}
IOCP_API LPWCH GetEnvironmentStringsW(void) {
  size_t size = 2;
  for (char **at = environ; at && *at; at++) size += iocp_inner_to_utf16(*at, strlen(*at), NULL, 0, NULL) + 1;
  WCHAR *block = calloc(size, sizeof(WCHAR)), *end = block;
  for (char **at = environ; block && at && *at; at++)
    end += iocp_inner_to_utf16(*at, strlen(*at), end, SIZE_MAX / 4, NULL) + 1;
  return block;
}
IOCP_API BOOL FreeEnvironmentStringsA(LPCH block) { return free(block), TRUE; }
IOCP_API BOOL FreeEnvironmentStringsW(LPWCH block) { return free(block), TRUE; }

/* --- The command line --- */

static WCHAR *wide_line;
static char *narrow_line;

/* The arguments as one line, quoted so that they come apart again as they were. */
static void build_line(void) {
  FILE *source = fopen("/proc/self/cmdline", "re");
  char argument[4096];
  size_t length = 0;
  iocp_output out;
  iocp_inner_output_begin(&out);
  for (int c; source && (c = getc(source)) != EOF;) {
    if (c && length < sizeof argument - 1) {
      argument[length++] = (char)c;
      continue;
    }
    argument[length] = 0;
    bool quotes = !length || strpbrk(argument, " \t\"");
    if (out.length) iocp_inner_output_add(&out, " ", 1);
    if (quotes) iocp_inner_output_add(&out, "\"", 1);
    size_t slashes = 0;
    for (size_t i = 0; i < length; i++) {
      if (argument[i] == '\\') slashes++;
      else {
        for (size_t k = argument[i] == '"' ? slashes + 1 : 0; k; k--) iocp_inner_output_add(&out, "\\", 1);
        slashes = 0;
      }
      iocp_inner_output_add(&out, argument + i, 1);
    }
    if (quotes) {
      for (; slashes; slashes--) iocp_inner_output_add(&out, "\\", 1);
      iocp_inner_output_add(&out, "\"", 1);
    }
    length = 0;
  }
  if (source) fclose(source);
  char *narrow = strdup(out.text), *none = NULL;
  WCHAR *wide = iocp_inner_wide(narrow), *no_wide = NULL;
  if (!__atomic_compare_exchange_n(&narrow_line, &none, narrow, false, 5, 5)) free(narrow);
  if (!__atomic_compare_exchange_n(&wide_line, &no_wide, wide, false, 5, 5)) free(wide);
  iocp_inner_output_end(&out);
}
IOCP_API LPSTR GetCommandLineA(void) {
  if (!__atomic_load_n(&narrow_line, __ATOMIC_ACQUIRE)) build_line();
  return narrow_line;
}
IOCP_API LPWSTR GetCommandLineW(void) {
  if (!__atomic_load_n(&wide_line, __ATOMIC_ACQUIRE)) build_line();
  return wide_line;
}

/* --- The current folder --- */

IOCP_API DWORD GetCurrentDirectoryA(DWORD room, LPSTR to) {
  char path[4096];
  return getcwd(path, sizeof path) ? iocp_inner_give(path, to, room) : (DWORD)iocp_inner_fail_errno(NULL);
}
IOCP_API DWORD GetCurrentDirectoryW(DWORD room, LPWSTR to) {
  char path[4096];
  return getcwd(path, sizeof path) ? iocp_inner_give_wide(path, to, room) : (DWORD)iocp_inner_fail_errno(NULL);
}
static BOOL enter(char *path) {
  if (!path) return FALSE;
  BOOL result = chdir(path) == 0 || iocp_inner_fail_errno(path);
  free(path);
  return result;
}
IOCP_API BOOL SetCurrentDirectoryA(LPCSTR path) { return enter(iocp_inner_path_of(path)); }
IOCP_API BOOL SetCurrentDirectoryW(LPCWSTR path) { return enter(iocp_inner_path_of_wide(path)); }

/* --- Names of the computer and of the user: here the room is in and out, and counts the zero when it is short --- */

static BOOL give_name(const char *name, LPSTR to, LPWSTR wide, LPDWORD room, DWORD code) {
  if (!room) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  DWORD length = to ? iocp_inner_give(name, to, *room) : wide ? iocp_inner_give_wide(name, wide, *room)
                                                             : (DWORD)strlen(name) + 1;
  BOOL fits = (to || wide) && length < *room;
  *room = length;
  return fits || iocp_inner_fail(code);
}
/* NetBIOS' name: capital letters, at most 15 of them. */
static const char *computer_name(char name[16]) {
  struct utsname facts;
  uname(&facts);
  size_t i = 0;
  for (; i < 15 && facts.nodename[i] && facts.nodename[i] != '.'; i++)
    name[i] = (char)(facts.nodename[i] >= 'a' && facts.nodename[i] <= 'z' ? facts.nodename[i] - 32 : facts.nodename[i]);
  name[i] = 0;
  return name;
}
IOCP_API BOOL GetComputerNameA(LPSTR to, LPDWORD room) {
  char name[16];
  return give_name(computer_name(name), to, NULL, room, ERROR_BUFFER_OVERFLOW);
}
IOCP_API BOOL GetComputerNameW(LPWSTR to, LPDWORD room) {
  char name[16];
  return give_name(computer_name(name), NULL, to, room, ERROR_BUFFER_OVERFLOW);
}
IOCP_API BOOL GetUserNameA(LPSTR to, LPDWORD room) {
  const char *name = getenv("USER");
  char number[16];
  if (!name) snprintf(number, sizeof number, "%u", (unsigned)getuid()), name = number;
  /* Its length counts the zero. */
  BOOL result = give_name(name, to, NULL, room, ERROR_INSUFFICIENT_BUFFER);
  if (result) ++*room;
  return result;
}
IOCP_API BOOL GetUserNameW(LPWSTR to, LPDWORD room) {
  const char *name = getenv("USER");
  BOOL result = give_name(name ? name : "user", NULL, to, room, ERROR_INSUFFICIENT_BUFFER);
  if (result) ++*room;
  return result;
}
