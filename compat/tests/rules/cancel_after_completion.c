/* SPDX-License-Identifier: Apache-2.0 */

/* [CANCEL-5 ERR-5] P6 cancel is honest: what has completed cannot be cancelled, although its packet is still queued. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  put(peer, "data");
  until_readable(mine);
  receive("at once", mine, 0, 8);
  SAY_BOOL("too late", CancelIoEx((HANDLE)mine, &operation[0]));
  packet("its result", port);
  receive("pending", mine, 1, 8);
  put(peer, "more");
  while (!HasOverlappedIoCompleted(&operation[1])) SwitchToThread();
  SAY_BOOL("too late", CancelIoEx((HANDLE)mine, &operation[1]));
  packet("its result", port);
  return 0;
}
