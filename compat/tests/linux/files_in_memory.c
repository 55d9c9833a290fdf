/* SPDX-License-Identifier: Apache-2.0 */

/* [FILE-2, FILE-4, FILE-12] On a file system that lies in memory, where preadv2(2) may not know RWF_NOWAIT, files work
   the same way. */

#include "../files.h"

#include <unistd.h>

int main(void) {
  char name[64];
  sprintf(name, "/dev/shm/iocp-test-%d", (int)getpid());
  HANDLE port = new_port(1);
  HANDLE file = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS,
                            FILE_FLAG_OVERLAPPED | FILE_FLAG_DELETE_ON_CLOSE, NULL);
  must(file != INVALID_HANDLE_VALUE, "CreateFile in /dev/shm");
  must(CreateIoCompletionPort(file, port, 5, 0) == port, "association");
  write_at("write", file, 0, 0, "0123456789");
  packet("write", port);
  for (int i = 1; i < 4; i++) {
    read_at("read", file, i, (ULONGLONG)i * 3, 4);
    packet("read", port);
    say("%s", data[i]);
  }
  SetLastError(0);
  at(&operation[4], 10);
  BOOL answer = ReadFile(file, data[4], 4, NULL, &operation[4]);
  if (!answer && GetLastError() == ERROR_IO_PENDING) {
    DWORD bytes;
    answer = GetOverlappedResult(file, &operation[4], &bytes, TRUE);
  }
  say("at the end: %d %u", answer, (unsigned)GetLastError());
  CloseHandle(file);
  say("deleted: %d", access(name, F_OK) != 0);
  return 0;
}
