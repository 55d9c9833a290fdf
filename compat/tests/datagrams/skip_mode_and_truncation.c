/* SPDX-License-Identifier: Apache-2.0 */

/* [SKIP-9] Under FILE_SKIP_COMPLETION_PORT_ON_SUCCESS a truncated datagram that is known at once queues no packet:
   every result known at once is final. One that was pending has its packet. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in mine, theirs;
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  SAY_BOOL("mode", SetFileCompletionNotificationModes((HANDLE)s, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS));
  put_to(peer, "abcdefgh", &mine);
  until_arrived(s);
  receive("too long", s, 0, 4);
  no_packet("too long", port);
  say_record("too long", &operation[0]);
  receive("pending", s, 1, 4);
  put_to(peer, "ijklmnop", &mine);
  packet("pending", port);
  return 0;
}
