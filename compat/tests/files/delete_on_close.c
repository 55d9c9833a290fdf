/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "CreateFileA function", FILE_FLAG_DELETE_ON_CLOSE: the file goes when the handle does, and meanwhile
   can be opened only by who shares its deletion. */
#include "files.h"

int main(void) {
  const char *name = temporary_name();
  const DWORD all = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
  HANDLE file = CreateFileA(name, GENERIC_WRITE, all, NULL, CREATE_ALWAYS, FILE_FLAG_DELETE_ON_CLOSE, NULL);
  say("last error of the creation: %u", (unsigned)GetLastError());
  SAY_HANDLE("without sharing deletion", CreateFileA(name, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL,
                                                     OPEN_EXISTING, 0, NULL));
  SAY_BOOL("is there", GetFileAttributesA(name) != INVALID_FILE_ATTRIBUTES);
  SAY_BOOL("close", CloseHandle(file));
  SAY_BOOL("is there", GetFileAttributesA(name) != INVALID_FILE_ATTRIBUTES);
  return 0;
}
