/* SPDX-License-Identifier: Apache-2.0 */

/* A read with a time limit has its OVERLAPPED and its buffer on the stack, cancels, and returns at once.
   [CANCEL-1 CANCEL-14]

   Modelled on microsoft/STL PR#1632: the last read of a pipe was cancelled and nobody waited for its end, so that the
   OVERLAPPED went out of scope before the result was written to it.

   Windows: CancelIo asks, and does not wait. The operation still ends with a packet, and OVERLAPPED and buffer are the
   system's until it was dequeued. Here the next read finds that packet, takes it for its own, since its OVERLAPPED lies
   at the same place, and returns while its receive is pending: what the peer sends goes into the stack of others. */

#include "../zoo.h"

static HANDLE port;

static __attribute__((noinline)) int read_line(SOCKET s, char *line, DWORD limit) {
  OVERLAPPED overlapped = {0};
  char buffer[400];
  Packet packet;
  must(receive(s, buffer, sizeof buffer, &overlapped), "receive");
  if (!take(port, &packet, limit)) {
    CancelIo((HANDLE)s);
    return 0;
  }
  if (packet.error) return 0;
  line[0] = buffer[0];
  return (int)packet.bytes;
}

/* Has a larger frame than read_line, and looks at it after the peer has sent. */
static __attribute__((noinline)) void work(SOCKET peer) {
  char frame[1600];
  plant_canary(frame, sizeof frame);
  put(peer, "a line that nobody waits for");
  Packet none;
  take(port, &none, 20); /* whatever is to arrive, arrives */
  check_canary("the peer's line was written into the stack");
}

int main(void) {
  SOCKET mine, peer;
  char line[4];
  start();
  connected_pair(&mine, &peer);
  port = new_port();
  associate(port, mine, 1);
  for (int i = 0; i < 2; i++) read_line(mine, line, 10);
  work(peer);
  closesocket(mine);
  closesocket(peer);
  CloseHandle(port);
  return verdict();
}
