/* SPDX-License-Identifier: Apache-2.0 */

/* [DISC-4 ACCEPT-12] A socket that was disconnected with TF_REUSE_SOCKET can be passed to AcceptEx again, and keeps
   its port and its key. Data that nobody has read does not reset the connection. */

#include "connections.h"

int main(void) {
  start();
  struct sockaddr_in address;
  SOCKET l = listener(&address), s = stream();
  HANDLE port = new_port(0);
  associate(port, l, 1);
  associate(port, s, 2);
  for (int round = 0; round < 3; round++) {
    say("AcceptEx %s", accepted(accepting(l, s, 0, 0)));
    SOCKET peer = connected_to(&address);
    packet("accepted", port);
    SAY_SOCK("update", setsockopt(s, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (char *)&l, sizeof l));
    receive("request", s, 1, 4);
    put(peer, "helloworld");
    packet("request", port);
    transmit("answer", s, 2, "bye");
    packet("answer", port);
    disconnecting("again", s, 3, TF_REUSE_SOCKET);
    packet("again", port);
    get("the peer", peer);
    get("the peer", peer);
    closesocket(peer);
  }
  return 0;
}
