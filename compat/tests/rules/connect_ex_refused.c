/* SPDX-License-Identifier: Apache-2.0 */

/* [CONN-6 GOR-4 ERR-8] Nobody listens: the packet says 1225, Winsock says 10061, and the socket can try again.

   Wine 8 refuses to connect the socket again; Microsoft Learn, "ConnectEx", allows it. */

#include "../trace.h"

int main(void) {
  start();
  struct sockaddr_in address;
  SOCKET reserved = stream(), s = stream();
  struct sockaddr_in nobody = bind_loopback(reserved);
  bind_loopback(s);
  HANDLE port = new_port(0);
  associate(port, s, 1);
  WSASetLastError(0);
  say("ConnectEx %s",
      accepted(connect_ex(s)(s, (struct sockaddr *)&nobody, sizeof nobody, NULL, 0, NULL, &operation[0])));
  packet("refused", port);
  say_record("refused", &operation[0]);
  DWORD bytes = 9, flags = 0;
  SAY_BOOL("WSAGetOverlappedResult", WSAGetOverlappedResult(s, &operation[0], &bytes, FALSE, &flags));
  SAY_BOOL("GetOverlappedResult", GetOverlappedResult((HANDLE)s, &operation[0], &bytes, FALSE));
  SOCKET l = listener(&address);
  WSASetLastError(0);
  say("again: ConnectEx %s",
      accepted(connect_ex(s)(s, (struct sockaddr *)&address, sizeof address, NULL, 0, NULL, &operation[1])));
  packet("connected", port);
  transmit("client", s, 2, "hello");
  packet("sent", port);
  until_readable(l);
  get("server", accept(l, NULL, NULL));
  return 0;
}
