/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-6] While the only thread of a pool is busy, queued work is taken back by a wait that says so, from another
   thread: only the work that had begun has run. */
#include "../trace.h"

static LONG runs;
static HANDLE begun, go;
static PTP_WORK work;

static void CALLBACK hold(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK unused) {
  (void)instance, (void)context, (void)unused;
  InterlockedIncrement(&runs);
  SetEvent(begun);
  until(go);
}

static DWORD WINAPI waiter(void *unused) {
  (void)unused;
  WaitForThreadpoolWorkCallbacks(work, TRUE);
  say("the wait returns: runs %d", (int)runs);
  return 0;
}

int main(void) {
  TP_CALLBACK_ENVIRON environment;
  PTP_POOL pool = CreateThreadpool(NULL);
  SetThreadpoolThreadMaximum(pool, 1);
  InitializeThreadpoolEnvironment(&environment);
  SetThreadpoolCallbackPool(&environment, pool);
  begun = new_event();
  go = new_event();
  work = CreateThreadpoolWork(hold, NULL, &environment);
  for (int i = 0; i < 5; i++) SubmitThreadpoolWork(work);
  until(begun);
  HANDLE t = thread(waiter, NULL);
  say("it waits for the one that runs: %d", WaitForSingleObject(t, 2 * BRIEFLY) == WAIT_TIMEOUT);
  SetEvent(go);
  ended(t);
  CloseThreadpoolWork(work);
  CloseThreadpool(pool);
  return 0;
}
