/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-7] The key of an association is 64 bits that mean nothing to the port. */

#include "../trace.h"

int main(void) {
  static const ULONG_PTR keys[] = {0, ~(ULONG_PTR)0, 0x8000000000000001, 0xffffffff00000000, 5};
  start();
  HANDLE port = new_port(0);
  for (int i = 0; i < 5; i++) {
    SOCKET mine, peer;
    connected_pair(&mine, &peer);
    associate(port, mine, keys[i]);
    transmit("send", mine, i, "x");
    DWORD bytes = 0;
    ULONG_PTR key = 77;
    OVERLAPPED *record = NULL;
    must(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH), "packet");
    say("key %d is the same: %d", i, key == keys[i]);
  }
  for (int i = 0; i < 5; i++) {
    DWORD bytes = 0;
    ULONG_PTR key = 77;
    OVERLAPPED *record = NULL;
    PostQueuedCompletionStatus(port, 0, keys[i], NULL);
    must(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH), "packet");
    say("posted key %d is the same: %d", i, key == keys[i]);
  }
  return 0;
}
