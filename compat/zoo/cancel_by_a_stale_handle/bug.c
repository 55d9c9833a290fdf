/* SPDX-License-Identifier: Apache-2.0 */

/* A deadline outlives its connection and cancels by a handle that was closed. [LIVE-1 CANCEL-10]

   Modelled on mitchellh/libxev#230, where a cancel did not ask what its target was by then, and on swoole/swoole-src
   PR#6151, where a result that was kept by descriptor went to the socket that had got the same descriptor.

   Windows: a handle that was closed is soon the handle of another object. The cancel hits the receive of another
   client, who is served no more. */

#include "../zoo.h"

typedef struct Deadline {
  SOCKET socket;
  int armed;
} Deadline;

static HANDLE port;
static Deadline deadline;
static OVERLAPPED record;
static char buffer[64];

static void serve(SOCKET s) {
  associate(port, s, 1);
  memset(&record, 0, sizeof record);
  must(receive(s, buffer, sizeof buffer, &record), "receive");
}

static void drop(SOCKET s) {
  Packet packet;
  closesocket(s);
  must(take(port, &packet, LONG_ENOUGH), "the packet of the receive");
}

static void time_is_up(Deadline *of) {
  if (of->armed) CancelIoEx((HANDLE)of->socket, NULL);
}

int main(void) {
  SOCKET first, second, peer, another;
  Packet packet;
  start();
  connected_pair(&first, &peer);
  port = new_port();
  serve(first);
  deadline.socket = first;
  deadline.armed = 1;
  drop(first);
  connected_pair(&second, &another);
  serve(second);
  time_is_up(&deadline);
  put(another, "hello");
  if (take(port, &packet, LONG_ENOUGH) && packet.error == ERROR_OPERATION_ABORTED)
    damaged("the deadline of one client cancelled the receive of another");
  closesocket(second);
  closesocket(another);
  closesocket(peer);
  CloseHandle(port);
  return verdict();
}
