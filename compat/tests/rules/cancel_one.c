/* SPDX-License-Identifier: Apache-2.0 */

/* [CANCEL-1 CANCEL-2] CancelIoEx with an OVERLAPPED cancels its operation alone; that ends with 995 and no bytes. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 2);
  for (int i = 0; i < 3; i++) receive("pending", mine, i, 4);
  SAY_BOOL("cancel the second", CancelIoEx((HANDLE)mine, &operation[1]));
  packet("cancelled", port);
  say_record("cancelled", &operation[1]);
  no_packet("the others wait", port);
  put(peer, "firstlast");
  packet("first", port);
  packet("last", port);
  say("'%.4s' '%.4s'", data[0], data[2]);
  no_packet("no more", port);
  return 0;
}
