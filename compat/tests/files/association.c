/* SPDX-License-Identifier: Apache-2.0 */
/* PORT-2, PORT-4, PORT-5, PORT-6, PORT-11: a file has one port for life; one that is not overlapped has none. An
   operation completes at the port that the file has by then. */
#include "files.h"

int main(void) {
  HANDLE port = new_port(1), other = new_port(1);
  HANDLE file = temporary_file(FILE_FLAG_OVERLAPPED), synchronous = temporary_file(0), event = new_event();
  SAY_BOOL("synchronous", CreateIoCompletionPort(synchronous, port, 1, 0) != NULL);
  SAY_BOOL("event", CreateIoCompletionPort(event, port, 1, 0) != NULL);
  SAY_BOOL("file", CreateIoCompletionPort(file, port, 7, 0) == port);
  SAY_BOOL("again", CreateIoCompletionPort(file, port, 8, 0) != NULL);
  SAY_BOOL("elsewhere", CreateIoCompletionPort(file, other, 8, 0) != NULL);
  write_at("write", file, 0, 0, "abc");
  packet("write", port);
  HANDLE made = CreateIoCompletionPort(temporary_file(FILE_FLAG_OVERLAPPED), NULL, 9, 1);
  say("a port made with its file: %d", made != NULL);
  CloseHandle(port);
  write_at("the port is gone", file, 1, 0, "abc");
  DWORD bytes = 0;
  SAY_BOOL("result", GetOverlappedResult(file, &operation[1], &bytes, TRUE));
  say("bytes %u", (unsigned)bytes);
  CloseHandle(file);
  SAY_BOOL("closed file", CreateIoCompletionPort(file, other, 1, 0) != NULL);
  return 0;
}
