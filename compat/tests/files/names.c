/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "Naming Files, Paths, and Namespaces" and "System Error Codes": both separators, and which error a
   name gets that leads nowhere. On a drive that is not there: ERROR_PATH_NOT_FOUND; Wine 8 says 2. */
#include "files.h"

static void open_name(const char *title, const char *name) {
  SAY_HANDLE(title, CreateFileA(name, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL));
}

int main(void) {
  char folder[MAX_PATH], name[2 * MAX_PATH];
  WCHAR wide[2 * MAX_PATH];
  GetTempPathA(MAX_PATH, folder);
  const char *file = temporary_name();
  open_name("the file", file);
  strcpy(name, file);
  for (char *c = name; *c; c++)
    if (*c == '\\') *c = '/';
  open_name("with slashes", name);
  for (char *c = name; *c; c++)
    if (*c == '/') *c = '\\';
  open_name("with backslashes", name);
  int i = 0;
  for (; file[i]; i++) wide[i] = (WCHAR)file[i];
  wide[i] = 0;
  SAY_HANDLE("wide", CreateFileW(wide, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL));
  sprintf(name, "%siocp-no-such-file", folder);
  open_name("no such file", name);
  sprintf(name, "%siocp-no-such-folder\\file", folder);
  open_name("no such folder", name);
  open_name("no such drive", "Q:\\file");
  open_name("empty", "");
  open_name("null", NULL);
  sprintf(name, "%sa*b", folder);
  open_name("an asterisk", name);
  sprintf(name, "%sa<b", folder);
  open_name("a bracket", name);
  open_name("a folder", folder);
  SAY_HANDLE("a folder, backup semantics", CreateFileA(folder, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL,
                                                       OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL));
  SAY_HANDLE("nul", CreateFileA("NUL", GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL));
  SAY_BOOL("delete a missing file", DeleteFileA("iocp-no-such-file"));
  SAY_BOOL("delete", DeleteFileA(file));
  return 0;
}
