/* SPDX-License-Identifier: Apache-2.0 */

/* [CANCEL-14 CANCEL-13] P6 cancel is honest: whichever comes first, the packet tells the truth and no byte is lost.

     this thread                     peer's thread
     receive (pending)
     tells the peer                  sends one byte
     cancels
     takes the one packet: 995 and no byte, or success and the byte
     receives the byte if it was 995                                  */

#include "../trace.h"

enum { ROUNDS = 400 };

static SOCKET mine, peer;
static HANDLE go;

static DWORD WINAPI sender(void *unused) {
  (void)unused;
  for (int i = 0; i < ROUNDS; i++) {
    must(WaitForSingleObject(go, LONG_ENOUGH) == WAIT_OBJECT_0, "go");
    char byte = (char)i;
    must(send(peer, &byte, 1, 0) == 1, "send");
  }
  return 0;
}

int main(void) {
  HANDLE port = open_connection(&mine, &peer, 1);
  go = CreateEventW(NULL, FALSE, FALSE, NULL);
  HANDLE t = thread(sender, NULL);
  int strange = 0, wrong_bytes = 0, dishonest = 0;
  for (int i = 0; i < ROUNDS; i++) {
    WSABUF buffer = {1, data[0]};
    DWORD bytes = 9, flags = 0;
    ULONG_PTR key = 0;
    OVERLAPPED *record = NULL;
    must(WSARecv(mine, &buffer, 1, NULL, &flags, &operation[0], NULL) && WSAGetLastError() == WSA_IO_PENDING, "pend");
    SetEvent(go);
    for (volatile int spin = 0; spin < i * 50; spin++) {
    }
    BOOL cancelled = CancelIoEx((HANDLE)mine, &operation[0]);
    BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
    DWORD error = success ? 0 : GetLastError();
    must(record == &operation[0], "packet");
    if (!(success && bytes == 1) && !(!success && error == ERROR_OPERATION_ABORTED && bytes == 0)) strange++;
    if (!cancelled && !success) dishonest++;
    if (!success) must(recv(mine, data[0], 1, 0) == 1, "the byte");
    wrong_bytes += data[0][0] != (char)i;
  }
  ended(t);
  say("strange results %d, wrong bytes %d, aborted although cancel said no %d", strange, wrong_bytes, dishonest);
  no_packet("one packet each", port);
  return 0;
}
