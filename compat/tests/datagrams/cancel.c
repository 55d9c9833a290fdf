/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-10 CANCEL-2 CLOSE-3] A pending WSARecvFrom can be cancelled: 995, and address and length stay as they were.
   The datagram that comes later goes to the next receive. A close ends what is left with 995, too. Wine 8 says 676
   for the close; Microsoft Learn, closesocket. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in mine, theirs, from;
  int length = 77;
  memset(&from, 0x5a, sizeof from);
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  receive_from("first", s, 0, 16, &from, &length);
  receive("second", s, 1, 16);
  receive("third", s, 2, 16);
  SAY_BOOL("CancelIoEx op0", CancelIoEx((HANDLE)s, &operation[0]));
  packet("cancelled", port);
  say("address untouched %d, length %d", from.sin_family == 0x5a5a, length);
  put_to(peer, "late", &mine);
  packet("second", port);
  closesocket(s);
  packet("closed", port);
  return 0;
}
