/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-5] Sending, receiving and closing work on an accepted socket without SO_UPDATE_ACCEPT_CONTEXT. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  SOCKET s = stream();
  associate(port, s, 2);
  say("AcceptEx %s", accepted(accepting(l, s, 0, 0)));
  SOCKET client = connected_to(&address);
  packet("connection", port);
  receive("accepted", s, 1, 16);
  put(client, "ping");
  packet("received", port);
  transmit("accepted", s, 2, "pong");
  packet("sent", port);
  get("at the client", client);
  put(client, "plain");
  get("blocking", s);
  SAY_SOCK("close", closesocket(s));
  get("at the client", client);
  return 0;
}
