/* SPDX-License-Identifier: Apache-2.0 */

/* [CLOSE-8 ACCEPT-16 ERR-6] Closing a listener ends its pending AcceptEx with 995; the accept socket stays good. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 9);
  SOCKET s = stream();
  say("AcceptEx %s", accepted(accepting(l, s, 0, 0)));
  SAY_SOCK("close", closesocket(l));
  packet("aborted", port);
  say_record("aborted", &operation[0]);
  no_packet("no more", port);
  SOCKET again = listener(&address);
  associate(port, again, 10);
  say("AcceptEx %s", accepted(accepting(again, s, 1, 0)));
  connected_to(&address);
  packet("another listener", port);
  return 0;
}
