/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "MoveFileExA", "DeleteFileA", "GetTempFileNameA". */
#include "files.h"

int main(void) {
  char from[MAX_PATH], to[MAX_PATH], folder[MAX_PATH], name[MAX_PATH];
  strcpy(from, temporary_name());
  strcpy(to, temporary_name());
  SAY_BOOL("onto a file", MoveFileA(from, to));
  SAY_BOOL("onto a file", MoveFileExA(from, to, 0));
  SAY_BOOL("replacing it", MoveFileExA(from, to, MOVEFILE_REPLACE_EXISTING));
  SAY_BOOL("the name is free", GetFileAttributesA(from) != INVALID_FILE_ATTRIBUTES);
  SAY_BOOL("a missing file", MoveFileA(from, to));
  SAY_BOOL("back", MoveFileA(to, from));
  HANDLE file = CreateFileA(from, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  SAY_BOOL("an open file", MoveFileA(from, to));
  SAY_BOOL("delete an open file", DeleteFileA(from));
  CloseHandle(file);
  SAY_BOOL("delete", DeleteFileA(from));
  SAY_BOOL("delete again", DeleteFileA(from));
  GetTempPathA(MAX_PATH, folder);
  SAY_BOOL("delete a folder", DeleteFileA(folder));
  say("named: %u", GetTempFileNameA(folder, "prefix", 0x1a2b, name));
  for (char *c = name; *c; c++)
    if (*c >= 'A' && *c <= 'Z') *c += 'a' - 'A';
  say("it is called %s", name + strlen(name) - 11);
  SAY_BOOL("not made", GetFileAttributesA(name) != INVALID_FILE_ATTRIBUTES);
  SAY_BOOL("folder of a name missing", GetTempFileNameA("iocp-no-such-folder", "pre", 0, name));
  DWORD need = GetTempPathA(1, name), got = GetTempPathA(MAX_PATH, name);
  say("the size that is needed counts the end: %d", need == got + 1);
  return 0;
}
