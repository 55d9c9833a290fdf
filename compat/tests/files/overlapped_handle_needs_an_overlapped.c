/* SPDX-License-Identifier: Apache-2.0 */
/* FILE-5, ERR-2: ReadFile and WriteFile without OVERLAPPED on an overlapped file fail with 87; nothing is moved. */
#include "files.h"

int main(void) {
  HANDLE file = temporary_file(FILE_FLAG_OVERLAPPED);
  DWORD bytes = 77;
  LARGE_INTEGER size;
  SAY_BOOL("WriteFile", WriteFile(file, "abc", 3, &bytes, NULL));
  SAY_BOOL("ReadFile", ReadFile(file, data[0], 3, &bytes, NULL));
  GetFileSizeEx(file, &size);
  say("size %u", (unsigned)size.QuadPart);
  return 0;
}
