/* SPDX-License-Identifier: Apache-2.0 */

/* [POST-1 POST-2 GQCS-3] What is posted comes back as it was; the OVERLAPPED may be NULL, and the answer is TRUE. */

#include "../trace.h"

int main(void) {
  HANDLE port = new_port(0);
  SAY_BOOL("post", PostQueuedCompletionStatus(port, 12, 34, &operation[1]));
  packet("all three", port);
  SAY_BOOL("post", PostQueuedCompletionStatus(port, 56, 78, NULL));
  packet("no OVERLAPPED", port);
  SAY_BOOL("post", PostQueuedCompletionStatus(port, 0, 0, NULL));
  packet("nothing at all", port);
  no_packet("no more", port);
  return 0;
}
