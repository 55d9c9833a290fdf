/* SPDX-License-Identifier: Apache-2.0 */

/* [EVENT-1 EVENT-7] While an operation is pending Internal is 0x103 and InternalHigh keeps what it had. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  operation[0].Internal = 0;
  operation[0].InternalHigh = 77;
  say("before: completed %d", HasOverlappedIoCompleted(&operation[0]));
  receive("receive", mine, 0, 16);
  say("pending: completed %d", HasOverlappedIoCompleted(&operation[0]));
  say_record("pending", &operation[0]);
  put(peer, "hello");
  packet("received", port);
  say("afterwards: completed %d", HasOverlappedIoCompleted(&operation[0]));
  say_record("afterwards", &operation[0]);
  return 0;
}
