/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-17] A burst of clients on a listener with a small backlog connects without the delay of a repeated
   handshake.

   Wine 8 uses the backlog as it is, and Linux lets the clients wait for a second handshake; Microsoft Learn,
   "listen", calls it a hint. */

#include "../trace.h"

enum { CLIENTS = 64 };

static SOCKET l;

static DWORD WINAPI acceptor(void *unused) {
  (void)unused;
  for (int i = 0; i < CLIENTS; i++)
    if (accept(l, NULL, NULL) == INVALID_SOCKET) return 1;
  return 0;
}

int main(void) {
  start();
  l = stream();
  struct sockaddr_in address = bind_loopback(l);
  must(listen(l, 1) == 0, "listen");
  SOCKET clients[CLIENTS];
  ULONGLONG began = GetTickCount64();
  u_long on = 1;
  int begun = 0, connected = 0;
  for (int i = 0; i < CLIENTS; i++) {
    clients[i] = stream();
    ioctlsocket(clients[i], FIONBIO, &on);
    begun += connect(clients[i], (struct sockaddr *)&address, sizeof address) == 0 ||
             WSAGetLastError() == WSAEWOULDBLOCK;
  }
  HANDLE t = thread(acceptor, NULL);
  for (int i = 0; i < CLIENTS; i++) {
    fd_set writable;
    struct timeval limit = {5, 0};
    FD_ZERO(&writable);
    FD_SET(clients[i], &writable);
    connected += select((int)clients[i] + 1, NULL, &writable, NULL, &limit) == 1;
  }
  ended(t);
  say("begun %d, connected %d, in less than a second: %d", begun, connected, GetTickCount64() - began < 1000);
  return 0;
}
