/* SPDX-License-Identifier: Apache-2.0 */

/* [CANCEL-13] P6 cancel is honest: a cancelled receive has taken nothing; the next one gets the bytes. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  receive("first", mine, 0, 16);
  receive("second", mine, 1, 16);
  SAY_BOOL("cancel the first", CancelIoEx((HANDLE)mine, &operation[0]));
  put(peer, "hello");
  packet("first", port);
  packet("second", port);
  say("'%s' '%s'", data[0], data[1]);
  receive("third", mine, 2, 16);
  CancelIoEx((HANDLE)mine, NULL);
  packet("third", port);
  put(peer, "more");
  get("blocking receive", mine);
  return 0;
}
