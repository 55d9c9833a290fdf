/* SPDX-License-Identifier: Apache-2.0 */
/* wait_all_atomic [WAIT-2, LIVE-9]
   A wait for all objects takes none of them before it can take all. */
#include "sync.h"

static HANDLE both[2];
static LONG rounds;

static DWORD WINAPI take_both(void *unused) {
  (void)unused;
  for (int i = 0; i < 2000; i++) {
    if (WaitForMultipleObjects(2, both, TRUE, 10000) != WAIT_OBJECT_0) return 1;
    InterlockedIncrement(&rounds);
    ReleaseSemaphore(both[0], 1, NULL);
    ReleaseSemaphore(both[1], 1, NULL);
  }
  return 0;
}

int main(void) {
  HANDLE automatic = CreateEventA(NULL, FALSE, TRUE, NULL), manual = CreateEventA(NULL, TRUE, FALSE, NULL);
  HANDLE pair[2] = {automatic, manual};
  L("one of two: %s", name_of_wait(WaitForMultipleObjects(2, pair, TRUE, 30)));
  L("the set one was left alone: %s", WAIT(automatic, 0));
  SetEvent(automatic);
  SetEvent(manual);
  L("both: %s", name_of_wait(WaitForMultipleObjects(2, pair, TRUE, 0)));
  L("auto taken: %s, manual stays: %s", WAIT(automatic, 0), WAIT(manual, 0));

  /* Two threads that each take the two in the other's order would block each other if a wait took them one by one. */
  both[0] = CreateSemaphoreA(NULL, 1, 1, NULL);
  both[1] = CreateSemaphoreA(NULL, 1, 1, NULL);
  HANDLE threads[4];
  for (int i = 0; i < 4; i++) threads[i] = CreateThread(NULL, 0, take_both, NULL, 0, NULL);
  L("4 threads, 2000 rounds each: %s", name_of_wait(WaitForMultipleObjects(4, threads, TRUE, 60000)));
  L("rounds %d", (int)rounds);
  L("both are there: %s %s", WAIT(both[0], 0), WAIT(both[1], 0));
  return 0;
}
