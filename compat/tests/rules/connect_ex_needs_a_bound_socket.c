/* SPDX-License-Identifier: Apache-2.0 */

/* [CONN-4 CONN-14] ConnectEx on a socket that is not bound is refused with 10022, without a packet. */

#include "../trace.h"

int main(void) {
  start();
  struct sockaddr_in address;
  SOCKET l = listener(&address), s = stream();
  HANDLE port = new_port(0);
  associate(port, s, 1);
  LPFN_CONNECTEX connect = connect_ex(s);
  SAY_BOOL("not bound", connect(s, (struct sockaddr *)&address, sizeof address, NULL, 0, NULL, &operation[0]));
  no_packet("refused", port);
  bind_loopback(s);
  WSASetLastError(0);
  say("bound: ConnectEx %s",
      accepted(connect(s, (struct sockaddr *)&address, sizeof address, NULL, 0, NULL, &operation[1])));
  packet("connected", port);
  closesocket(l);
  return 0;
}
