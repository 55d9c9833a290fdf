/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-6, PORT-9] P7 fair: a call that waits for one that was queued later does not stop the pool: whoever blocks gives
   his place away, and threads are added. */
#include "../trace.h"

enum { CHAIN = 20 };

static HANDLE links[CHAIN + 1];

static DWORD WINAPI step(void *context) {
  int i = (int)(ULONG_PTR)context;
  must(WaitForSingleObject(links[i + 1], LONG_ENOUGH) == WAIT_OBJECT_0, "the next one");
  SetEvent(links[i]);
  return 0;
}

int main(void) {
  for (int i = 0; i <= CHAIN; i++) links[i] = new_event();
  for (int i = 0; i < CHAIN; i++) QueueUserWorkItem(step, (void *)(ULONG_PTR)i, WT_EXECUTEDEFAULT);
  SetEvent(links[CHAIN]);
  until(links[0]);
  say("all of them ran");
  return 0;
}
