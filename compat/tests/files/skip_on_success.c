/* SPDX-License-Identifier: Apache-2.0 */
/* SKIP-1, SKIP-2, FILE-12: with FILE_SKIP_COMPLETION_PORT_ON_SUCCESS a file operation that succeeds at once queues no
   packet, one that is pending does. Which of them it is, is the system's choice. */
#include "files.h"

static void one(const char *title, BOOL answer, HANDLE port) {
  BOOL isPending = !answer && GetLastError() == ERROR_IO_PENDING;
  say("%s: started %d", title, answer || isPending);
  if (isPending) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *record = NULL;
    must(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH), "packet of a pending operation");
  }
  no_packet(title, port);
}

int main(void) {
  HANDLE port = new_port(1), file = temporary_file(FILE_FLAG_OVERLAPPED);
  must(CreateIoCompletionPort(file, port, 5, 0) == port, "association");
  SAY_BOOL("mode", SetFileCompletionNotificationModes(file, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS));
  one("write", WriteFile(file, "0123456789", 10, NULL, &operation[0]), port);
  one("read", ReadFile(file, data[1], 10, NULL, &operation[1]), port);
  say("%.10s status %x high %u", data[1], (unsigned)operation[1].Internal, (unsigned)operation[1].InternalHigh);
  return 0;
}
