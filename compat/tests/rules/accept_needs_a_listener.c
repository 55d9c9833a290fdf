/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-11] AcceptEx on a socket that does not listen is refused with 10022.

   Wine 8 answers 997 for a fresh socket, which then waits in that AcceptEx; Microsoft Learn, "AcceptEx",
   says WSAEINVAL. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  start();
  SOCKET fresh = stream(), bound = stream(), s = stream();
  bind_loopback(bound);
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, fresh, 1);
  associate(port, bound, 2);
  associate(port, mine, 3);
  SAY_BOOL("fresh", accepting(fresh, s, 0, 0));
  SAY_BOOL("bound", accepting(bound, s, 1, 0));
  SAY_BOOL("connected", accepting(mine, s, 2, 0));
  no_packet("refused", port);
  struct sockaddr_in address;
  SOCKET l = listener(&address);
  associate(port, l, 4);
  say("the accept socket is still good: AcceptEx %s", accepted(accepting(l, s, 3, 0)));
  connected_to(&address);
  packet("accepted", port);
  return 0;
}
