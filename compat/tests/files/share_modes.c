/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "Creating and Opening Files", sharing: an open must be allowed by all that are there, and must allow
   what they do; otherwise 32. A file that is open can be deleted only if everybody shares that. */
#include "files.h"

static const char *name;

static void second(const char *title, DWORD access, DWORD share) {
  SAY_HANDLE(title, CreateFileA(name, access, share, NULL, OPEN_EXISTING, 0, NULL));
}

int main(void) {
  const DWORD all = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
  name = temporary_name();
  HANDLE first = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  second("shared with nobody, read", GENERIC_READ, all);
  second("shared with nobody, attributes", 0, 0);
  CloseHandle(first);
  first = CreateFileA(name, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  second("shared for reading, read", GENERIC_READ, FILE_SHARE_READ);
  second("shared for reading, write", GENERIC_WRITE, all);
  second("shared for reading, read alone", GENERIC_READ, 0);
  SAY_BOOL("delete", DeleteFileA(name));
  CloseHandle(first);
  first = CreateFileA(name, GENERIC_WRITE, all, NULL, OPEN_EXISTING, 0, NULL);
  second("a writer is there, read and let nobody write", GENERIC_READ, FILE_SHARE_READ);
  second("a writer is there, share it", GENERIC_READ, all);
  SAY_BOOL("create always", CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL) != INVALID_HANDLE_VALUE);
  SAY_BOOL("delete", DeleteFileA(name));
  CloseHandle(first);
  second("deleted", GENERIC_READ, all);
  return 0;
}
