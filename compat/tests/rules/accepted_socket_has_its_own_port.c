/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-23] The accept socket has its own port and key, associated before the connection or after. */

#include "../trace.h"

int main(void) {
  start();
  struct sockaddr_in address;
  SOCKET l = listener(&address), before = stream(), after = stream();
  HANDLE port = new_port(0), other = new_port(0);
  associate(port, l, 1);
  associate(other, before, 2);
  say("AcceptEx %s", accepted(accepting(l, before, 0, 0)));
  SOCKET first = connected_to(&address);
  packet("listener's port", port);
  say("AcceptEx %s", accepted(accepting(l, after, 1, 0)));
  SOCKET second = connected_to(&address);
  packet("listener's port", port);
  associate(other, after, 3);
  receive("before", before, 2, 16);
  receive("after", after, 3, 16);
  put(first, "one");
  packet("their port", other);
  put(second, "second");
  packet("their port", other);
  no_packet("listener's port", port);
  return 0;
}
