/* SPDX-License-Identifier: Apache-2.0 */

/* [CANCEL-12] Without a port, an operation is cancelled when the thread that issued it exits: 995, and its event is
   set. Those of other threads stay. */

#include "../trace.h"

static SOCKET mine, peer;

static DWORD WINAPI issuer(void *unused) {
  (void)unused;
  receive("this thread", mine, 0, 8);
  return 0;
}

int main(void) {
  start();
  connected_pair(&mine, &peer);
  operation[0].hEvent = new_event();
  operation[1].hEvent = new_event();
  HANDLE t = thread(issuer, NULL);
  ended(t);
  receive("another", mine, 1, 8);
  say("the event came: %d", WaitForSingleObject(operation[0].hEvent, LONG_ENOUGH) == WAIT_OBJECT_0);
  DWORD bytes = 9;
  SAY_BOOL("its result", GetOverlappedResult((HANDLE)mine, &operation[0], &bytes, FALSE));
  SAY_BOOL("the other one", GetOverlappedResult((HANDLE)mine, &operation[1], &bytes, FALSE));
  put(peer, "data");
  SAY_BOOL("the other one", GetOverlappedResult((HANDLE)mine, &operation[1], &bytes, TRUE));
  return 0;
}
