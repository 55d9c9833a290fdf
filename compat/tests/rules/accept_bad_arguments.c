/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-14] AcceptEx without an OVERLAPPED 87, without room for the remote address 10014, with bad sockets 10038. */

#include "../trace.h"

int main(void) {
  start();
  struct sockaddr_in address;
  SOCKET l = listener(&address), s = stream(), closed = stream();
  LPFN_ACCEPTEX accept = accept_ex(l);
  closesocket(closed);
  HANDLE port = new_port(0);
  associate(port, l, 1);
  DWORD bytes = 0;
  SAY_BOOL("no OVERLAPPED", accept(l, s, data[0], 0, ADDRESS, ADDRESS, &bytes, NULL));
  SAY_BOOL("remote length 0", accept(l, s, data[0], 0, ADDRESS, 0, &bytes, &operation[0]));
  SAY_BOOL("closed listener", accept(closed, s, data[0], 0, ADDRESS, ADDRESS, &bytes, &operation[0]));
  SAY_BOOL("INVALID_SOCKET as listener", accept(INVALID_SOCKET, s, data[0], 0, ADDRESS, ADDRESS, &bytes,
                                                &operation[0]));
  SAY_BOOL("closed accept socket", accept(l, closed, data[0], 0, ADDRESS, ADDRESS, &bytes, &operation[0]));
  SAY_BOOL("INVALID_SOCKET to accept", accept(l, INVALID_SOCKET, data[0], 0, ADDRESS, ADDRESS, &bytes, &operation[0]));
  no_packet("refused", port);
  say("all good: AcceptEx %s", accepted(accepting(l, s, 1, 0)));
  connected_to(&address);
  packet("accepted", port);
  return 0;
}
