/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-7 ACCEPT-6] AcceptEx takes at most its length of the first data; the rest is there for the next receive. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  SOCKET s = stream();
  associate(port, s, 2);
  say("AcceptEx %s", accepted(accepting(l, s, 0, 4)));
  SOCKET client = connected_to(&address);
  no_packet("silent client", port);
  put(client, "headtail");
  packet("first data", port);
  say("'%.4s'", data[0]);
  receive("the rest", s, 1, 16);
  packet("the rest", port);
  say("'%s'", data[1]);
  return 0;
}
