/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-5] An empty datagram is a success of 0 bytes, pending and at once, and no end of anything. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in mine, theirs;
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  receive("pending", s, 0, 16);
  put_to(peer, "", &mine);
  packet("pending", port);
  put_to(peer, "", &mine);
  until_arrived(s);
  receive("at once", s, 1, 16);
  packet("at once", port);
  receive("afterwards", s, 2, 16);
  put_to(peer, "data", &mine);
  packet("afterwards", port);
  return 0;
}
