/* SPDX-License-Identifier: Apache-2.0 */

/* A socket is handed to a loop with a port of its own; it has a port already, and nobody asks whether that went well.
   [PORT-4 PORT-10]

   Modelled on microsoft/WSL PR#40569: a handle belongs to one port for good; waiting for its operations on another one
   hangs, and nothing tells that from a handle that knows no overlapped operations.

   Windows: the second association fails with ERROR_INVALID_PARAMETER and changes nothing. All packets go to the first
   port. */

#include "../zoo.h"

typedef struct Loop {
  HANDLE port;
} Loop;

static Loop *loop_of_socket;

static void adopt(Loop *loop, SOCKET s) {
  CreateIoCompletionPort((HANDLE)s, loop->port, 1, 0);
  loop_of_socket = loop;
}

int main(void) {
  SOCKET mine, peer;
  Packet packet;
  OVERLAPPED record = {0};
  char buffer[64];
  start();
  connected_pair(&mine, &peer);
  Loop front = {new_port()}, back = {new_port()};
  adopt(&front, mine);
  adopt(&back, mine); /* the client wants something that another loop serves */
  must(receive(mine, buffer, sizeof buffer, &record), "receive");
  put(peer, "hello");
  if (!take(loop_of_socket->port, &packet, LONG_ENOUGH)) damaged("waits for packets that go to another port");
  closesocket(mine);
  closesocket(peer);
  CloseHandle(front.port);
  CloseHandle(back.port);
  return verdict();
}
