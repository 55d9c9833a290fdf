/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-22] P1 exactly once: an operation that is refused at once queues no packet, sets no event and never ends.

   Wine 8 answers 10054 to the first send, and takes a receive without buffers; Microsoft Learn, "WSASend", says
   WSAENOTCONN. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer, fresh;
  start();
  connected_pair(&mine, &peer);
  fresh = stream();
  HANDLE port = new_port(0), event = new_event();
  associate(port, mine, 1);
  associate(port, fresh, 2);
  for (int i = 0; i < OPERATIONS; i++) operation[i].hEvent = event;
  receive("not connected", fresh, 0, 16);
  transmit("not connected", fresh, 1, "x");
  shutdown(mine, SD_SEND);
  transmit("shut down", mine, 2, "x");
  WSABUF none = {0, NULL};
  DWORD flags = 0, bytes;
  SAY_SOCK("no buffers", WSARecv(mine, &none, 0, &bytes, &flags, &operation[3], NULL));
  put(peer, "data");
  no_packet("refused", port);
  say("the event is set: %d", WaitForSingleObject(event, 0) == WAIT_OBJECT_0);
  receive("accepted", mine, 4, 16);
  packet("accepted", port);
  say("the event is set: %d", WaitForSingleObject(event, 0) == WAIT_OBJECT_0);
  return 0;
}
