/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "CreateFileA function", dwCreationDisposition: what becomes of a file that is there and of one that
   is not, and the error that says so. Truncating needs GENERIC_WRITE; Wine 8 does without. */
#include "files.h"

static void open_as(const char *word, const char *name, DWORD disposition) {
  char title[64];
  SetLastError(1234);
  HANDLE file = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, disposition, 0, NULL);
  unsigned error = (unsigned)GetLastError();
  sprintf(title, "%s, disposition %u", word, (unsigned)disposition);
  if (file == INVALID_HANDLE_VALUE) {
    say("%s: none %u", title, error);
    return;
  }
  say("%s: handle %u size %u", title, error, (unsigned)GetFileSize(file, NULL));
  DWORD bytes;
  SetFilePointer(file, 0, NULL, FILE_END);
  WriteFile(file, "x", 1, &bytes, NULL);
  CloseHandle(file);
}

int main(void) {
  const DWORD all[] = {CREATE_NEW, CREATE_ALWAYS, OPEN_EXISTING, OPEN_ALWAYS, TRUNCATE_EXISTING};
  for (int i = 0; i < 5; i++) {
    const char *name = temporary_name();
    DeleteFileA(name);
    open_as("absent", name, all[i]);
    DeleteFileA(name);
    HANDLE file = CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL);
    DWORD bytes;
    WriteFile(file, "four", 4, &bytes, NULL);
    CloseHandle(file);
    open_as("present", name, all[i]);
    DeleteFileA(name);
  }
  const char *name = temporary_name();
  SAY_HANDLE("disposition 0", CreateFileA(name, GENERIC_READ, 0, NULL, 0, 0, NULL));
  SAY_HANDLE("disposition 6", CreateFileA(name, GENERIC_READ, 0, NULL, 6, 0, NULL));
  SAY_HANDLE("truncate without writing",
             CreateFileA(name, GENERIC_READ, 0, NULL, TRUNCATE_EXISTING, 0, NULL));
  SAY_BOOL("delete", DeleteFileA(name));
  return 0;
}
