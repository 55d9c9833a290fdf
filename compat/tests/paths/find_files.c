/* SPDX-License-Identifier: Apache-2.0 */
/* find_files
   Names of a folder by pattern, facts of each, and the ends of a search. */
#include "../files.h"

static char folder[MAX_PATH];

static void make(const char *name, const char *text) {
  char path[MAX_PATH];
  DWORD written;
  sprintf(path, "%s\\%s", folder, name);
  HANDLE file = CreateFileA(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
  must(file != INVALID_HANDLE_VALUE, "CreateFile");
  WriteFile(file, text, (DWORD)strlen(text), &written, NULL);
  CloseHandle(file);
}

/* How many names fit, and the sum of their sizes. */
static void find(const char *pattern) {
  char path[MAX_PATH];
  WIN32_FIND_DATAA data_of;
  int count = 0, bytes = 0, folders = 0;
  sprintf(path, "%s\\%s", folder, pattern);
  SetLastError(0);
  HANDLE search = FindFirstFileA(path, &data_of);
  if (search == INVALID_HANDLE_VALUE) {
    say("%s: none, error %u", pattern, (unsigned)GetLastError());
    return;
  }
  do {
    count++;
    if (data_of.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) folders++;
    else bytes += (int)data_of.nFileSizeLow;
  } while (FindNextFileA(search, &data_of));
  say("%s: %d names, %d folders, %d bytes, error %u", pattern, count, folders, bytes, (unsigned)GetLastError());
  SAY_BOOL("close", FindClose(search));
}

int main(void) {
  char name[MAX_PATH];
  strcpy(folder, temporary_name());
  DeleteFileA(folder);
  must(CreateDirectoryA(folder, NULL), "CreateDirectory");
  make("one.txt", "1");
  make("Two.TXT", "22");
  make("three.log", "333");
  find("*");
  find("*.*");
  find("*.txt");
  find("t*");
  find("?ne.txt");
  find("three.log");
  find("none");
  find("");
  find("nowhere\\*");
  WIN32_FIND_DATAW wide;
  WCHAR path[MAX_PATH];
  sprintf(name, "%s\\one.txt", folder);
  MultiByteToWideChar(CP_UTF8, 0, name, -1, path, MAX_PATH);
  HANDLE search = FindFirstFileW(path, &wide);
  say("wide %d %d", search != INVALID_HANDLE_VALUE, lstrcmpW(wide.cFileName, L"one.txt"));
  SAY_BOOL("no more", FindNextFileW(search, &wide));
  FindClose(search);

  WIN32_FILE_ATTRIBUTE_DATA facts;
  SAY_BOOL("attributes", GetFileAttributesExA(name, GetFileExInfoStandard, &facts));
  say("size %u", (unsigned)facts.nFileSizeLow);
  SAY_BOOL("read only", SetFileAttributesA(name, FILE_ATTRIBUTE_READONLY));
  say("is %u", (unsigned)(GetFileAttributesA(name) & FILE_ATTRIBUTE_READONLY));
  SAY_BOOL("no longer", SetFileAttributesA(name, FILE_ATTRIBUTE_NORMAL));
  char copy[MAX_PATH];
  sprintf(copy, "%s\\copy.txt", folder);
  SAY_BOOL("copy", CopyFileA(name, copy, TRUE));
  SAY_BOOL("copy again", CopyFileA(name, copy, TRUE));
  SAY_BOOL("copy over", CopyFileA(name, copy, FALSE));
  SAY_BOOL("copy nothing", CopyFileA("no such file", copy, FALSE));

  static const char *const names[] = {"one.txt", "Two.TXT", "three.log", "copy.txt"};
  for (int i = 0; i < 4; i++) {
    sprintf(name, "%s\\%s", folder, names[i]);
    DeleteFileA(name);
  }
  SAY_BOOL("remove", RemoveDirectoryA(folder));
  return 0;
}
