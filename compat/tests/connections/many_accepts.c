/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-1 ACCEPT-6 ACCEPT-10 ACCEPT-17] Many AcceptEx outstanding on one listener, with and without first data:
   oldest first, each with the listener's key. SO_CONNECT_TIME tells the silent client apart. */

#include "connections.h"

enum { COUNT = 6 };

int main(void) {
  start();
  struct sockaddr_in address;
  SOCKET l = listener(&address), s[COUNT], peer[COUNT];
  HANDLE port = new_port(0);
  associate(port, l, 9);
  for (int i = 0; i < COUNT; i++) {
    s[i] = stream();
    say("op%d %s", i, accepted(accepting(l, s[i], i, i % 2 ? 8 : 0)));
  }
  for (int i = 0; i < COUNT; i++) peer[i] = connected_to(&address);
  packets("connected", port, 3);
  for (int i = 0; i < COUNT; i++) {
    int seconds = 0, length = sizeof seconds;
    getsockopt(s[i], SOL_SOCKET, SO_CONNECT_TIME, (char *)&seconds, &length);
    say("op%d connected %d", i, seconds != -1);
  }
  put(peer[3], "three");
  packet("data", port);
  put(peer[1], "one");
  packet("data", port);
  closesocket(l);
  packet("the silent one", port);
  for (int i = 0; i < COUNT; i++) closesocket(peer[i]);
  return 0;
}
