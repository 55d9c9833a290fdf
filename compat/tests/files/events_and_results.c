/* SPDX-License-Identifier: Apache-2.0 */
/* EVENT-2, EVENT-3, EVENT-4, EVENT-5, GOR-2: files without a port have events and GetOverlappedResult; with one, the
   low bit of hEvent keeps the packet away. */
#include "files.h"

int main(void) {
  HANDLE file = temporary_file(FILE_FLAG_OVERLAPPED), port = new_port(1);
  HANDLE event = new_event();
  DWORD bytes = 0;
  SetEvent(event);
  operation[0].hEvent = event;
  write_at("event", file, 0, 0, "0123456789");
  until(event);
  SAY_BOOL("result", GetOverlappedResult(file, &operation[0], &bytes, FALSE));
  say("bytes %u", (unsigned)bytes);
  read_at("no event", file, 1, 4, 4);
  SAY_BOOL("result, waiting", GetOverlappedResult(file, &operation[1], &bytes, TRUE));
  say("bytes %u '%.4s'", (unsigned)bytes, data[1]);
  must(CreateIoCompletionPort(file, port, 5, 0) == port, "association");
  operation[2].hEvent = (HANDLE)((ULONG_PTR)event | 1);
  ResetEvent(event);
  read_at("low bit", file, 2, 0, 3);
  until(event);
  SAY_BOOL("result", GetOverlappedResult(file, &operation[2], &bytes, TRUE));
  no_packet("low bit", port);
  operation[3].hEvent = event;
  read_at("event and port", file, 3, 0, 3);
  until(event);
  packet("event and port", port);
  return 0;
}
