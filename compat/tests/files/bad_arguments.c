/* SPDX-License-Identifier: Apache-2.0 */
/* FILE-5, LIVE-7, ERR-1: handles of other kinds, closed ones and null pointers, for each function on files. Wine 8
   crashes on the last null pointers. */
#include "files.h"

static HANDLE event, port, closed;
static const char *kinds[] = {"null", "invalid", "closed", "event", "port"};

static void all(HANDLE h, const char *kind) {
  DWORD bytes;
  LARGE_INTEGER number = {.QuadPart = 0};
  BY_HANDLE_FILE_INFORMATION information;
  FILE_SEGMENT_ELEMENT segment = {0};
  say("%s", kind);
  SAY_BOOL("ReadFile", ReadFile(h, data[0], 1, &bytes, &operation[0]));
  SAY_BOOL("WriteFile", WriteFile(h, data[0], 1, &bytes, &operation[0]));
  SAY_BOOL("ReadFileScatter", ReadFileScatter(h, &segment, 4096, NULL, &operation[0]));
  SAY_BOOL("WriteFileGather", WriteFileGather(h, &segment, 4096, NULL, &operation[0]));
  SAY_BOOL("FlushFileBuffers", FlushFileBuffers(h));
  SAY_BOOL("SetEndOfFile", SetEndOfFile(h));
  SAY_BOOL("GetFileSizeEx", GetFileSizeEx(h, &number));
  SAY_BOOL("GetFileSize", GetFileSize(h, NULL) != INVALID_FILE_SIZE);
  SAY_BOOL("SetFilePointerEx", SetFilePointerEx(h, number, NULL, FILE_BEGIN));
  SAY_BOOL("SetFilePointer", SetFilePointer(h, 0, NULL, FILE_BEGIN) != INVALID_SET_FILE_POINTER);
  SAY_BOOL("GetFileInformationByHandle", GetFileInformationByHandle(h, &information));
  SAY_BOOL("LockFileEx", LockFileEx(h, 0, 0, 1, 0, &operation[0]));
  SAY_BOOL("UnlockFileEx", UnlockFileEx(h, 0, 1, 0, &operation[0]));
}

int main(void) {
  event = new_event();
  port = new_port(1);
  closed = temporary_file(FILE_FLAG_OVERLAPPED);
  CloseHandle(closed);
  HANDLE handles[] = {NULL, INVALID_HANDLE_VALUE, closed, event, port};
  for (int i = 0; i < 5; i++) all(handles[i], kinds[i]);
  HANDLE file = temporary_file(FILE_FLAG_OVERLAPPED);
  must(CreateIoCompletionPort(file, port, 5, 0) == port, "association");
  say("file");
  at(&operation[1], 1ull << 63);
  SAY_BOOL("a negative offset", ReadFile(file, data[1], 1, NULL, &operation[1]));
  SAY_BOOL("LockFileEx without OVERLAPPED", LockFileEx(file, 0, 0, 1, 0, NULL));
  SAY_BOOL("GetFileSizeEx without a place", GetFileSizeEx(file, NULL));
  no_packet("none of them", port);
  return 0;
}
