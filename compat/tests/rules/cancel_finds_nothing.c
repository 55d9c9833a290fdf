/* SPDX-License-Identifier: Apache-2.0 */

/* [CANCEL-4 ERR-5] Nothing to cancel: FALSE, 1168, whether an OVERLAPPED was named or not.

   Wine 8 answers TRUE when none was named; Microsoft Learn, "CancelIoEx", says otherwise. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  SAY_BOOL("never used", CancelIoEx((HANDLE)mine, &operation[0]));
  SAY_BOOL("none at all", CancelIoEx((HANDLE)mine, NULL));
  receive("pending", mine, 0, 8);
  SAY_BOOL("another OVERLAPPED", CancelIoEx((HANDLE)mine, &operation[1]));
  SAY_BOOL("another socket", CancelIoEx((HANDLE)peer, &operation[0]));
  no_packet("still pending", port);
  SAY_BOOL("the right one", CancelIoEx((HANDLE)mine, &operation[0]));
  packet("cancelled", port);
  SAY_BOOL("once more", CancelIoEx((HANDLE)mine, &operation[0]));
  no_packet("no more", port);
  return 0;
}
