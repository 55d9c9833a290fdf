/* SPDX-License-Identifier: Apache-2.0 */
/* CANCEL-4, CANCEL-5, CANCEL-8, CANCEL-10: cancelling on files. What has completed cannot be cancelled; an operation
   that was asked to yields exactly one packet all the same, with its data or with 995. Wine 8 says yes to (handle,
   NULL) with nothing there. */
#include "files.h"

enum { WRITES = 16, BLOCK = 1 << 20 };

int main(void) {
  HANDLE port = new_port(1), file = temporary_file(FILE_FLAG_OVERLAPPED);
  must(CreateIoCompletionPort(file, port, 5, 0) == port, "association");
  SAY_BOOL("CancelIoEx, nothing there", CancelIoEx(file, NULL));
  SAY_BOOL("CancelIo, nothing there", CancelIo(file));
  write_at("done", file, 0, 0, "done");
  packet("done", port);
  SAY_BOOL("CancelIoEx, completed", CancelIoEx(file, &operation[0]));
  char *block = calloc(1, BLOCK);
  for (int i = 0; i < WRITES; i++) {
    at(&operation[i], (ULONGLONG)i * BLOCK);
    must(started(WriteFile(file, block, BLOCK, NULL, &operation[i]))[0] == 's', "write");
  }
  BOOL answer = CancelIoEx(file, NULL);
  must(answer || GetLastError() == ERROR_NOT_FOUND, "CancelIoEx");
  int whole = 0, aborted = 0, other = 0;
  for (int i = 0; i < WRITES; i++) {
    DWORD bytes = 0;
    ULONG_PTR key;
    OVERLAPPED *record = NULL;
    BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
    if (!record) break;
    if (success && bytes == BLOCK)
      whole++;
    else if (!success && GetLastError() == ERROR_OPERATION_ABORTED && bytes == 0 &&
             record->Internal == 0xC0000120)
      aborted++;
    else
      other++;
  }
  say("%d operations, %d of neither kind", whole + aborted + other, other);
  no_packet("no more", port);
  CloseHandle(file);
  SAY_BOOL("closed", CancelIoEx(file, NULL));
  SAY_BOOL("closed", CancelIo(file));
  return 0;
}
