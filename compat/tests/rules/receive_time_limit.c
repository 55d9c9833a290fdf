/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-32] SO_RCVTIMEO ends a blocking receive with 10060; an overlapped one does not care. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  DWORD limit = 30;
  SAY_SOCK("SO_RCVTIMEO", setsockopt(mine, SOL_SOCKET, SO_RCVTIMEO, (char *)&limit, sizeof limit));
  get("blocking", mine);
  receive("overlapped", mine, 0, 16);
  for (int i = 0; i < 3; i++) no_packet("still pending", port);
  put(peer, "late");
  packet("overlapped", port);
  return 0;
}
