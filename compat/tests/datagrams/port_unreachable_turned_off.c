/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-12] SIO_UDP_CONNRESET with FALSE: port unreachable is reported to nobody, connected or not; with TRUE it is
   again. KB 263823. */

#include "datagrams.h"

static void report(SOCKET s, BOOL on) {
  DWORD bytes = 0;
  SAY_SOCK("SIO_UDP_CONNRESET", WSAIoctl(s, _WSAIOW(IOC_VENDOR, 12), &on, sizeof on, NULL, 0, &bytes, NULL, NULL));
}

int main(void) {
  start();
  struct sockaddr_in mine, theirs, none = nobody();
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  report(s, FALSE);
  receive("unconnected", s, 0, 16);
  put_to(s, "lost", &none);
  no_packet("unconnected", port);
  put_to(peer, "fine", &mine);
  packet("unconnected", port);

  SAY_SOCK("connect", connect(s, (struct sockaddr *)&none, sizeof none));
  receive("connected", s, 1, 16);
  transmit("connected", s, 2, "lost");
  packet("sent", port);
  no_packet("connected", port);
  report(s, TRUE);
  transmit("connected", s, 3, "lost");
  packets("reported", port, 2);
  return 0;
}
