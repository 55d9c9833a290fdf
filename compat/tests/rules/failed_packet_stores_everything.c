/* SPDX-License-Identifier: Apache-2.0 */

/* [GQCS-4] The packet of a failed operation: FALSE, and OVERLAPPED, key and bytes are stored; the error is that of
   Internal. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  start();
  HANDLE port = new_port(0);
  connected_pair(&mine, &peer);
  associate(port, mine, 11);
  receive("to be cancelled", mine, 0, 16);
  SAY_BOOL("CancelIoEx", CancelIoEx((HANDLE)mine, &operation[0]));
  packet("cancelled", port);
  say_record("cancelled", &operation[0]);
  receive("to be reset", mine, 1, 16);
  close_with_reset(peer);
  packet("reset", port);
  say_record("reset", &operation[1]);
  return 0;
}
