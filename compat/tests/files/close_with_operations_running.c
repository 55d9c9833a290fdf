/* SPDX-License-Identifier: Apache-2.0 */
/* CLOSE-4, CLOSE-12: a file may be closed with operations under way. Each has its packet, with its data or with 995,
   and the handle is refused at once. */
#include "files.h"

enum { WRITES = 16, BLOCK = 1 << 20 };

int main(void) {
  HANDLE port = new_port(1), file = temporary_file(FILE_FLAG_OVERLAPPED);
  must(CreateIoCompletionPort(file, port, 5, 0) == port, "association");
  char *block = calloc(1, BLOCK);
  for (int i = 0; i < WRITES; i++) {
    at(&operation[i], (ULONGLONG)i * BLOCK);
    must(started(WriteFile(file, block, BLOCK, NULL, &operation[i]))[0] == 's', "write");
  }
  SAY_BOOL("close", CloseHandle(file));
  SAY_BOOL("read", ReadFile(file, data[0], 1, NULL, &operation[OPERATIONS - 2]));
  int ended = 0;
  for (int i = 0; i < WRITES; i++) {
    DWORD bytes = 0;
    ULONG_PTR key = 0;
    OVERLAPPED *record = NULL;
    BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
    if (!record) break;
    ended += key == 5 && (success ? bytes == BLOCK : GetLastError() == ERROR_OPERATION_ABORTED);
  }
  say("%d packets as they should be", ended);
  no_packet("no more", port);
  SAY_BOOL("close again", CloseHandle(file));
  return 0;
}
