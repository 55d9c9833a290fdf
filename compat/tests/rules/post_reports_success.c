/* SPDX-License-Identifier: Apache-2.0 */

/* [POST-5] A posted packet is a success, whatever its OVERLAPPED says, and the OVERLAPPED is not written. */

#include "../trace.h"

int main(void) {
  HANDLE port = new_port(0);
  OVERLAPPED before;
  memset(&operation[0], 0x5a, sizeof operation[0]);
  operation[0].Internal = 0xC0000120;
  operation[0].InternalHigh = 77;
  before = operation[0];
  PostQueuedCompletionStatus(port, 3, 4, &operation[0]);
  packet("post", port);
  say("untouched: %d", memcmp(&before, &operation[0], sizeof before) == 0);
  operation[0].Internal = 0x103;
  before = operation[0];
  PostQueuedCompletionStatus(port, 5, 6, &operation[0]);
  packet("post that looks pending", port);
  say("untouched: %d", memcmp(&before, &operation[0], sizeof before) == 0);
  return 0;
}
