/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "GetFileType", "GetFileInformationByHandle", "GetFileAttributesA": what handles and names say. */
#include "files.h"

int main(void) {
  const char *name = temporary_name();
  char folder[MAX_PATH];
  BY_HANDLE_FILE_INFORMATION one, two;
  GetTempPathA(MAX_PATH, folder);
  HANDLE file = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING,
                            0, NULL);
  HANDLE again = CreateFileA(name, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
  HANDLE nul = CreateFileA("NUL", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  DWORD bytes;
  WriteFile(file, "12345", 5, &bytes, NULL);
  say("file %u", (unsigned)GetFileType(file));
  say("nul %u", (unsigned)GetFileType(nul));
  SAY_BOOL("nothing", GetFileType(NULL));
  SAY_BOOL("information", GetFileInformationByHandle(file, &one));
  say("size %u links %u folder %d", (unsigned)one.nFileSizeLow, (unsigned)one.nNumberOfLinks,
      (one.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0);
  GetFileInformationByHandle(again, &two);
  say("the same file: %d", one.nFileIndexLow == two.nFileIndexLow && one.nFileIndexHigh == two.nFileIndexHigh &&
                               one.dwVolumeSerialNumber == two.dwVolumeSerialNumber);
  say("a folder: %d", (GetFileAttributesA(folder) & FILE_ATTRIBUTE_DIRECTORY) != 0);
  SAY_BOOL("no file", GetFileAttributesA("iocp-no-such-file") != INVALID_FILE_ATTRIBUTES);
  SAY_BOOL("information of nothing", GetFileInformationByHandle(NULL, &one));
  SAY_BOOL("nul takes everything", WriteFile(nul, "12345", 5, &bytes, NULL));
  say("bytes %u", (unsigned)bytes);
  SAY_BOOL("nul gives nothing", ReadFile(nul, data[0], 5, &bytes, NULL));
  say("bytes %u", (unsigned)bytes);
  CloseHandle(file);
  CloseHandle(again);
  SAY_BOOL("delete", DeleteFileA(name));
  return 0;
}
