/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-21 CONN-11] connect() and accept() queue nothing, and an accepted socket is not on its listener's port. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  SOCKET client = stream();
  associate(port, client, 2);
  SAY_SOCK("connect", connect(client, (struct sockaddr *)&address, sizeof address));
  SOCKET server = accept(l, NULL, NULL);
  say("accept: %d", server != INVALID_SOCKET);
  no_packet("none", port);
  receive("accepted", server, 0, 16);
  put(client, "hello");
  no_packet("none for the accepted one", port);
  say("it ended: %d", HasOverlappedIoCompleted(&operation[0]));
  HANDLE other = new_port(0);
  say("it is free for another port: %d", CreateIoCompletionPort((HANDLE)server, other, 3, 0) == other);
  receive("accepted", server, 1, 16);
  put(client, "again");
  packet("its own port", other);
  return 0;
}
