/* SPDX-License-Identifier: Apache-2.0 */

/* The socket of an AcceptEx is noted in its record when the call has returned; another thread has the packet by then.
   [ACCEPT-9 ACCEPT-1]

   Modelled on lalinsky/zio#533: threads shared one port, the accepting socket was stored after AcceptEx, and whoever
   dequeued the packet earlier closed a socket that was none, or somebody else's.

   Windows: a connection that waits already ends AcceptEx at once. The packet may be dequeued, and its record used,
   before the call has returned to its thread. What the packet's reader needs is stored before the call. */

#include "../zoo.h"

enum { ROUNDS = 200, WORKERS = 2 };

typedef struct Accepting {
  OVERLAPPED overlapped;
  volatile SOCKET socket;
  char addresses[2 * (sizeof(struct sockaddr_in) + 16)];
} Accepting;

static HANDLE port, handled;
static Accepting accepting;

static DWORD WINAPI worker(void *unused) {
  Packet packet;
  (void)unused;
  while (take(port, &packet, INFINITE) && packet.record) {
    Accepting *of = CONTAINING_RECORD(packet.record, Accepting, overlapped);
    SOCKET s = of->socket;
    if (s == INVALID_SOCKET) damaged("the packet was there before its socket");
    SetEvent(handled);
  }
  return 0;
}

/* What the program tells of itself. */
static void trace(const char *what) {
  static char lines[16][40];
  static LONG turn;
  snprintf(lines[InterlockedIncrement(&turn) % 16], 40, "%s, thread %u", what, (unsigned)GetCurrentThreadId());
}

static SOCKET start_accept(SOCKET l) {
  SOCKET s = stream();
  DWORD bytes, area = sizeof(struct sockaddr_in) + 16;
  memset(&accepting.overlapped, 0, sizeof accepting.overlapped);
  accepting.socket = INVALID_SOCKET;
  BOOL done = AcceptEx(l, s, accepting.addresses, 0, area, area, &bytes, &accepting.overlapped);
  must(done || WSAGetLastError() == WSA_IO_PENDING, "AcceptEx");
  trace("an accept was started");
  accepting.socket = s;
  return s;
}

int main(void) {
  struct sockaddr_in address;
  HANDLE workers[WORKERS];
  start();
  SOCKET l = listener(&address);
  port = new_port();
  associate(port, l, 1);
  handled = CreateEventW(NULL, FALSE, FALSE, NULL);
  for (int i = 0; i < WORKERS; i++) workers[i] = thread(worker, NULL);
  for (int i = 0; i < ROUNDS && !verdict(); i++) {
    SOCKET client = connected_to(&address), s = start_accept(l);
    must(WaitForSingleObject(handled, LONG_ENOUGH) == WAIT_OBJECT_0, "the accept did not end");
    closesocket(s);
    closesocket(client);
  }
  for (int i = 0; i < WORKERS; i++) PostQueuedCompletionStatus(port, 0, 0, NULL);
  for (int i = 0; i < WORKERS; i++) join(workers[i], "a worker did not end");
  closesocket(l);
  CloseHandle(handled);
  CloseHandle(port);
  return verdict();
}
