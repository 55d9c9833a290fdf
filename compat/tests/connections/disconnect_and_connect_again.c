/* SPDX-License-Identifier: Apache-2.0 */

/* [DISC-4 CONN-1 CONN-2] DisconnectEx with TF_REUSE_SOCKET: the peer sees the end of the stream, and the same
   handle can be passed to ConnectEx again, with its port and its key. Wine 8 loses packets; Microsoft Learn,
   DisconnectEx. */

#include "connections.h"

int main(void) {
  start();
  struct sockaddr_in address;
  SOCKET l = listener(&address), s = stream();
  bind_loopback(s);
  HANDLE port = new_port(0);
  associate(port, s, 5);
  for (int round = 0; round < 3; round++) {
    DWORD bytes = 0;
    BOOL answer = connect_ex(s)(s, (struct sockaddr *)&address, sizeof address, NULL, 0, &bytes, &operation[0]);
    say("ConnectEx %s", accepted(answer));
    packet("connected", port);
    SAY_SOCK("update", setsockopt(s, SOL_SOCKET, SO_UPDATE_CONNECT_CONTEXT, NULL, 0));
    SOCKET peer = accept(l, NULL, NULL);
    transmit("hello", s, 1, "hello");
    packet("hello", port);
    get("the peer", peer);
    receive("aborted by the reuse", s, 2, 16);
    disconnecting("again", s, 3, TF_REUSE_SOCKET);
    packets("again", port, 2);
    get("the peer", peer);
    SAY_SOCK("send", send(s, "x", 1, 0));
    closesocket(peer);
  }
  no_packet("nothing else", port);
  return 0;
}
