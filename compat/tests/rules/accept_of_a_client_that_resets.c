/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-8 SOCK-10] A client connects and resets the connection without a word: AcceptEx with room for data fails with
   64, whether the connection was taken before the reset came or after; the listener goes on. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  SOCKET s = stream(), t = stream(), u = stream();
  say("AcceptEx %s", accepted(accepting(l, s, 0, 16)));
  SOCKET client = connected_to(&address);
  no_packet("connected", port);
  close_with_reset(client);
  packet("reset while data was waited for", port);
  client = connected_to(&address);
  close_with_reset(client);
  say("AcceptEx %s", accepted(accepting(l, t, 1, 16)));
  packet("reset before", port);
  say("AcceptEx %s", accepted(accepting(l, u, 2, 16)));
  client = connected_to(&address);
  put(client, "next");
  packet("the next client", port);
  return 0;
}
