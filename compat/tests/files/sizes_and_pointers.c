/* SPDX-License-Identifier: Apache-2.0 */
/* FILE-13: GetFileSizeEx, SetFilePointerEx, SetEndOfFile and FlushFileBuffers answer at once, on overlapped handles
   too; none queues a packet. */
#include "files.h"

static void sizes(const char *title, HANDLE file) {
  LARGE_INTEGER distance = {.QuadPart = 3000000000ll}, position = {.QuadPart = 0}, size = {.QuadPart = 0};
  LONG high = 1;
  say("%s", title);
  SAY_BOOL("SetFilePointerEx", SetFilePointerEx(file, distance, &position, FILE_BEGIN));
  say("position is as far: %d", position.QuadPart == distance.QuadPart);
  SAY_BOOL("SetEndOfFile", SetEndOfFile(file));
  SAY_BOOL("GetFileSizeEx", GetFileSizeEx(file, &size));
  say("size is as large: %d", size.QuadPart == distance.QuadPart);
  DWORD low = SetFilePointer(file, 5, &high, FILE_BEGIN);
  say("SetFilePointer with a high part: %u, high %d", (unsigned)low, (int)high);
  SAY_BOOL("before the beginning", SetFilePointer(file, -1, NULL, FILE_BEGIN) != INVALID_SET_FILE_POINTER);
  SAY_BOOL("method 3", SetFilePointerEx(file, distance, NULL, 3));
  distance.QuadPart = -10;
  SAY_BOOL("from the end", SetFilePointerEx(file, distance, &position, FILE_END));
  say("position is 10 before the end: %d", position.QuadPart == 2999999990ll);
  distance.QuadPart = 100;
  SetFilePointerEx(file, distance, NULL, FILE_BEGIN);
  SAY_BOOL("SetEndOfFile", SetEndOfFile(file));
  DWORD size_high = 7;
  low = GetFileSize(file, &size_high);
  say("GetFileSize %u, high %u", (unsigned)low, (unsigned)size_high);
  SAY_BOOL("FlushFileBuffers", FlushFileBuffers(file));
}

int main(void) {
  HANDLE port = new_port(1), file = temporary_file(FILE_FLAG_OVERLAPPED);
  must(CreateIoCompletionPort(file, port, 5, 0) == port, "association");
  sizes("overlapped", file);
  no_packet("overlapped", port);
  sizes("synchronous", temporary_file(0));
  return 0;
}
