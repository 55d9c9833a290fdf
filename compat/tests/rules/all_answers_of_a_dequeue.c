/* SPDX-License-Identifier: Apache-2.0 */

/* [GQCS-10] The four shapes of an answer, one after the other. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  transmit("send", mine, 0, "abc");
  dequeue("TRUE and a pointer: success", port, 0);
  PostQueuedCompletionStatus(port, 4, 5, NULL);
  dequeue("TRUE and NULL: a post", port, 0);
  dequeue("FALSE and NULL: nothing", port, 0);
  receive("receive", mine, 1, 8);
  SAY_BOOL("cancel", CancelIoEx((HANDLE)mine, NULL));
  packet("FALSE and a pointer: failed", port);
  CloseHandle(port);
  dequeue("FALSE and NULL: no port", port, 0);
  return 0;
}
