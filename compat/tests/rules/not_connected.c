/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-12 SOCK-22] P1 exactly once: receive and send on a socket that is not connected are refused with 10057, and
   a refused operation has no packet.

   Wine 8 answers 10054 to sends, and lets a listener receive; Microsoft Learn, "WSASend" and "WSARecv", say
   WSAENOTCONN. */

#include "../trace.h"

int main(void) {
  start();
  struct sockaddr_in address;
  SOCKET fresh = stream(), bound = stream(), l = listener(&address);
  HANDLE port = new_port(0);
  bind_loopback(bound);
  associate(port, fresh, 1);
  associate(port, bound, 2);
  associate(port, l, 3);
  SOCKET sockets[] = {fresh, bound, l};
  static const char *names[] = {"fresh", "bound", "listening"};
  for (int i = 0; i < 3; i++) {
    receive(names[i], sockets[i], i, 16);
    transmit(names[i], sockets[i], i, "x");
    SAY_SOCK("recv", recv(sockets[i], data[0], 1, 0));
    SAY_SOCK("send", send(sockets[i], "x", 1, 0));
  }
  no_packet("refused", port);
  return 0;
}
