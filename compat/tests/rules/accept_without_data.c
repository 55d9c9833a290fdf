/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-2 ACCEPT-9] Without room for data AcceptEx ends with the connection, 0 bytes and the listener's key. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 4);
  SOCKET first = stream(), second = stream();
  say("before the client: AcceptEx %s", accepted(accepting(l, first, 0, 0)));
  no_packet("nobody connects", port);
  SOCKET client = connected_to(&address);
  packet("connection", port);
  say_record("connection", &operation[0]);
  put(client, "data");
  get("its data", first);
  connected_to(&address);
  until_readable(l);
  say("after the client: AcceptEx %s", accepted(accepting(l, second, 1, 0)));
  packet("connection", port);
  no_packet("no more", port);
  return 0;
}
