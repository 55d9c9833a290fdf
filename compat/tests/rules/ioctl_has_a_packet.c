/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-34] An overlapped WSAIoctl that succeeds at once has a packet as well. How many bytes that counts is left open:
   not said. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 4);
  u_long waiting = 99;
  DWORD bytes = 0, no_bytes;
  ULONG_PTR key = 0;
  OVERLAPPED *record = NULL;
  put(peer, "seven!!");
  until_readable(mine);
  SAY_SOCK("WSAIoctl", WSAIoctl(mine, FIONREAD, NULL, 0, &waiting, sizeof waiting, &bytes, &operation[0], NULL));
  say("waiting: %u", (unsigned)waiting);
  BOOL success = GetQueuedCompletionStatus(port, &no_bytes, &key, &record, LONG_ENOUGH);
  say("packet: %d key %u %s", success, (unsigned)key, op_name(record));
  no_packet("no more", port);
  return 0;
}
