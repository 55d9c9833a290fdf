/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-11] The port is looked up when an operation completes: a receive issued before the association queues there. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  receive("not associated", mine, 0, 16);
  HANDLE port = new_port(0);
  associate(port, mine, 7);
  put(peer, "hello");
  packet("data", port);
  say("'%.5s'", data[0]);

  struct sockaddr_in address;
  SOCKET l = listener(&address), s = stream();
  say("AcceptEx %s", accepted(accepting(l, s, 1, 0)));
  associate(port, l, 8);
  SOCKET client = connected_to(&address);
  packet("connection", port);
  no_packet("afterwards", port);
  closesocket(client);
  return 0;
}
