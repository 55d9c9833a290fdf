/* SPDX-License-Identifier: Apache-2.0 */
/* FILE-4, ERR-10: a read at or behind the end fails with ERROR_HANDLE_EOF, at once and without a packet or by its
   packet; one across the end is short; one of no bytes succeeds. */
#include "files.h"

static void read_behind(const char *title, HANDLE file, HANDLE port, int i, ULONGLONG offset, DWORD length) {
  DWORD bytes = 0;
  ULONG_PTR key;
  OVERLAPPED *record = NULL;
  at(&operation[i], offset);
  SetLastError(0);
  BOOL answer = ReadFile(file, data[i], length, NULL, &operation[i]);
  if (answer || GetLastError() == ERROR_IO_PENDING)
    answer = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
  say("%s: %d %u bytes %u", title, answer, answer ? 0 : (unsigned)GetLastError(), (unsigned)bytes);
  SetLastError(0);
  answer = GetOverlappedResult(file, &operation[i], &bytes, FALSE);
  say("%s: result %d %u", title, answer, answer ? 0 : (unsigned)GetLastError());
}

int main(void) {
  HANDLE port = new_port(1), file = temporary_file(FILE_FLAG_OVERLAPPED);
  must(CreateIoCompletionPort(file, port, 5, 0) == port, "association");
  read_behind("empty file", file, port, 0, 0, 8);
  write_at("write", file, 1, 0, "01234567");
  packet("write", port);
  read_behind("across", file, port, 2, 5, 64);
  read_behind("at the end", file, port, 3, 8, 64);
  read_behind("behind", file, port, 4, 1 << 20, 64);
  no_packet("no more", port);
  return 0;
}
