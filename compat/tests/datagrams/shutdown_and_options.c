/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-13 SOCK-14] shutdown works on a datagram socket without a peer; the direction is refused with 10058
   afterwards. SO_MAX_MSG_SIZE and SO_BROADCAST can be read. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in mine, theirs;
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  int value = 0, length = sizeof value, on = 1;
  SAY_SOCK("SO_MAX_MSG_SIZE", getsockopt(s, SOL_SOCKET, SO_MAX_MSG_SIZE, (char *)&value, &length));
  say("%d", value);
  SAY_SOCK("SO_BROADCAST", setsockopt(s, SOL_SOCKET, SO_BROADCAST, (char *)&on, sizeof on));
  SAY_SOCK("read back", getsockopt(s, SOL_SOCKET, SO_BROADCAST, (char *)&value, &length));
  say("%d", value != 0);
  SAY_SOCK("shutdown", shutdown(s, SD_SEND));
  send_to("after", s, 0, "no", &theirs);
  receive("still receiving", s, 1, 16);
  put_to(peer, "yes", &mine);
  packet("still receiving", port);
  SAY_SOCK("shutdown", shutdown(s, SD_RECEIVE));
  receive("after", s, 2, 16);
  no_packet("nothing", port);
  return 0;
}
