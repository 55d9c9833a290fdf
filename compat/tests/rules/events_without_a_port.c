/* SPDX-License-Identifier: Apache-2.0 */

/* [EVENT-5 GOR-1] Without a port an event per operation tells which has ended; a thread waits for any or for all. */

#include "../trace.h"

enum { PAIRS = 4 };

int main(void) {
  SOCKET mine[PAIRS], peer[PAIRS];
  HANDLE events[PAIRS];
  DWORD bytes = 0;
  start();
  for (int i = 0; i < PAIRS; i++) {
    connected_pair(&mine[i], &peer[i]);
    events[i] = operation[i].hEvent = new_event();
    receive("pending", mine[i], i, 16);
  }
  say("none yet: %u", (unsigned)WaitForMultipleObjects(PAIRS, events, FALSE, 0));
  put(peer[2], "third");
  say("any: %u", (unsigned)WaitForMultipleObjects(PAIRS, events, FALSE, LONG_ENOUGH));
  SAY_BOOL("its result", GetOverlappedResult((HANDLE)mine[2], &operation[2], &bytes, FALSE));
  say("bytes %u '%.5s'", (unsigned)bytes, data[2]);
  SAY_BOOL("another", GetOverlappedResult((HANDLE)mine[1], &operation[1], &bytes, FALSE));
  say("all: %u", (unsigned)WaitForMultipleObjects(PAIRS, events, TRUE, 0));
  for (int i = 0; i < PAIRS; i++)
    if (i != 2) put(peer[i], "too");
  say("all: %u", (unsigned)WaitForMultipleObjects(PAIRS, events, TRUE, LONG_ENOUGH));
  return 0;
}
