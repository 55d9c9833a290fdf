/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-22 ACCEPT-9] Clients connect and send before any AcceptEx is posted; it finds them, oldest first. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  SOCKET first = connected_to(&address), second = connected_to(&address);
  put(first, "one");
  put(second, "two");
  no_packet("no AcceptEx yet", port);
  for (int i = 0; i < 2; i++) {
    SOCKET s = stream();
    say("AcceptEx %s", accepted(accepting(l, s, i, 16)));
    packet("its packet", port);
    say("its data: '%.3s'", data[i]);
  }
  return 0;
}
