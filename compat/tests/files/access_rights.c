/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "File Security and Access Rights": a handle does what it was opened for; otherwise 5. Wine 8's
   SetEndOfFile says 6. */
#include "files.h"

int main(void) {
  const char *name = temporary_name();
  const DWORD all = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
  HANDLE reader = CreateFileA(name, GENERIC_READ, all, NULL, OPEN_EXISTING, 0, NULL);
  HANDLE writer = CreateFileA(name, FILE_WRITE_DATA, all, NULL, OPEN_EXISTING, 0, NULL);
  HANDLE neither = CreateFileA(name, 0, all, NULL, OPEN_EXISTING, 0, NULL);
  DWORD bytes;
  LARGE_INTEGER size;
  must(reader != INVALID_HANDLE_VALUE && writer != INVALID_HANDLE_VALUE && neither != INVALID_HANDLE_VALUE, "open");
  SAY_BOOL("reader writes", WriteFile(reader, "a", 1, &bytes, NULL));
  SAY_BOOL("reader sets the end", SetEndOfFile(reader));
  SAY_BOOL("reader flushes", FlushFileBuffers(reader));
  SAY_BOOL("writer reads", ReadFile(writer, data[0], 1, &bytes, NULL));
  SAY_BOOL("writer writes", WriteFile(writer, "a", 1, &bytes, NULL));
  SAY_BOOL("neither reads", ReadFile(neither, data[0], 1, &bytes, NULL));
  SAY_BOOL("neither writes", WriteFile(neither, "a", 1, &bytes, NULL));
  SAY_BOOL("neither", GetFileSizeEx(neither, &size));
  CloseHandle(reader);
  CloseHandle(writer);
  CloseHandle(neither);
  SAY_BOOL("delete", DeleteFileA(name));
  return 0;
}
