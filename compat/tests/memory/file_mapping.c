/* SPDX-License-Identifier: Apache-2.0 */
/* file_mapping
   Views of a file and of memory with a name; what a mapping does not allow; offsets, sizes and handles that are
   wrong. */
#include "../files.h"

int main(void) {
  int did;
  HANDLE file = temporary_file(0);
  DWORD written;
  SetLastError(0);
  HANDLE none = CreateFileMappingA(file, NULL, PAGE_READWRITE, 0, 0, NULL);
  say("an empty file: %s %u", none ? "made" : "none", (unsigned)GetLastError());
  must(WriteFile(file, "hello", 5, &written, NULL), "WriteFile");
  HANDLE mapping = CreateFileMappingA(file, NULL, PAGE_READWRITE, 0, 0, NULL);
  char *view = MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, 0);
  say("read %.5s", view);
  view[0] = 'J';
  SAY_BOOL("flush", FlushViewOfFile(view, 0));
  char *second = MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 5);
  say("both %.5s", second);
  char *copy = MapViewOfFile(mapping, FILE_MAP_COPY, 0, 0, 0);
  copy[1] = 'x';
  say("copy %.5s, file %.5s", copy, second);
  SetLastError(0);
  did = (int)(MapViewOfFile(mapping, FILE_MAP_READ, 0, 100, 0) == NULL);
  say("an odd offset: %d %u", did, (unsigned)GetLastError());
  SetLastError(0);
  did = (int)(MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 1 << 20) == NULL);
  say("too large: %d %u", did, (unsigned)GetLastError());
  SAY_BOOL("unmap", UnmapViewOfFile(copy));
  SAY_BOOL("unmap", UnmapViewOfFile(second));
  SAY_BOOL("unmap again", UnmapViewOfFile(second));
  CloseHandle(mapping);
  say("without the handle %.5s", view);
  UnmapViewOfFile(view);

  mapping = CreateFileMappingA(file, NULL, PAGE_READONLY, 0, 0, NULL);
  SetLastError(0);
  did = (int)(MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, 0) == NULL);
  say("may not write: %d %u", did, (unsigned)GetLastError());
  CloseHandle(mapping);
  mapping = CreateFileMappingA(file, NULL, PAGE_READWRITE, 0, 100, NULL);
  LARGE_INTEGER size;
  GetFileSizeEx(file, &size);
  say("grown to %d", (int)size.QuadPart);
  CloseHandle(mapping);

  char name[64];
  sprintf(name, "Local\\iocp-test-%u", (unsigned)GetCurrentProcessId());
  HANDLE one = CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 4096, name);
  did = (int)(one != NULL);
  say("named: %d %u", did, (unsigned)GetLastError());
  HANDLE two = CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 4096, name);
  did = (int)(two != NULL);
  say("again: %d %u", did, (unsigned)GetLastError());
  HANDLE three = OpenFileMappingA(FILE_MAP_ALL_ACCESS, FALSE, name);
  int *a = MapViewOfFile(one, FILE_MAP_ALL_ACCESS, 0, 0, 0), *b = MapViewOfFile(three, FILE_MAP_ALL_ACCESS, 0, 0, 0);
  *a = 42;
  say("shared %d", *b);
  UnmapViewOfFile(a);
  UnmapViewOfFile(b);
  CloseHandle(one);
  CloseHandle(two);
  CloseHandle(three);
  SetLastError(0);
  did = (int)(OpenFileMappingA(FILE_MAP_READ, FALSE, name) == NULL);
  say("gone: %d %u", did, (unsigned)GetLastError());
  SetLastError(0);
  did = (int)(CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 0, NULL) == NULL);
  say("no size: %d %u", did, (unsigned)GetLastError());
  SetLastError(0);
  did = (int)(MapViewOfFile(NULL, FILE_MAP_READ, 0, 0, 0) == NULL);
  say("no handle: %d %u", did, (unsigned)GetLastError());
  CloseHandle(file);
  return 0;
}
