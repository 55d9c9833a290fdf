/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-1 UDP-7] WSARecvFrom pends, takes one datagram each in the order of issue, and fills the sender's address
   and its length when it completes, not before. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in mine, theirs, from[2];
  int length[2] = {sizeof from[0], 64};
  memset(from, 0x5a, sizeof from);
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  receive_from("first", s, 0, 16, &from[0], &length[0]);
  receive_from("second", s, 1, 16, &from[1], &length[1]);
  say("address untouched %d, length %d", from[0].sin_family == 0x5a5a, length[0]);
  put_to(peer, "one", &mine);
  put_to(peer, "twelve", &mine);
  packet("first", port);
  packet("second", port);
  for (int i = 0; i < 2; i++)
    say("op%d from the peer %d, length %d, '%.*s'", i, from[i].sin_port == theirs.sin_port, length[i],
        (int)operation[i].InternalHigh, data[i]);
  return 0;
}
