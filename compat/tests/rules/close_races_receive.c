/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-6] P1 exactly once: a receive that races a close is either refused with 10038, or accepted and has its packet.

     this thread              another thread
     tells it to go
     receives                 closes
     997: one packet
     10038: none                               */

#include "../trace.h"

enum { ROUNDS = 400 };

static SOCKET mine;
static HANDLE go, closed;
static volatile LONG delay;

static DWORD WINAPI closer(void *unused) {
  (void)unused;
  for (int i = 0; i < ROUNDS; i++) {
    must(WaitForSingleObject(go, LONG_ENOUGH) == WAIT_OBJECT_0, "go");
    for (volatile LONG spin = delay; spin > 0; spin--) {
    }
    must(closesocket(mine) == 0, "close");
    SetEvent(closed);
  }
  return 0;
}

int main(void) {
  start();
  struct sockaddr_in address;
  SOCKET l = listener(&address);
  HANDLE port = new_port(0);
  go = CreateEventW(NULL, FALSE, FALSE, NULL);
  closed = CreateEventW(NULL, FALSE, FALSE, NULL);
  HANDLE t = thread(closer, NULL);
  int strange = 0, pending = 0, taken = 0;
  for (int i = 0; i < ROUNDS; i++) {
    SOCKET peer = connected_to(&address);
    mine = accept(l, NULL, NULL);
    associate(port, mine, (ULONG_PTR)i);
    delay = i % 40 * 100;
    SetEvent(go);
    for (volatile LONG spin = i % 17 * 200; spin > 0; spin--) {
    }
    WSABUF buffer = {16, data[0]};
    DWORD flags = 0;
    int answer = WSARecv(mine, &buffer, 1, NULL, &flags, &operation[0], NULL);
    int error = WSAGetLastError();
    must(WaitForSingleObject(closed, LONG_ENOUGH) == WAIT_OBJECT_0, "closed");
    if (answer == SOCKET_ERROR && error == WSA_IO_PENDING) {
      DWORD bytes = 0;
      ULONG_PTR key = 0;
      OVERLAPPED *record = NULL;
      pending++;
      BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
      taken += !success && record == &operation[0] && key == (ULONG_PTR)i;
    } else if (answer != SOCKET_ERROR || error != WSAENOTSOCK) {
      strange++;
      say("strange: %d %d", answer, error);
    }
    closesocket(peer);
  }
  ended(t);
  say("strange %d, pending without packet %d", strange, pending - taken);
  no_packet("no more", port);
  return 0;
}
