/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-6] Work runs once for each submission, also several times at once; WaitForThreadpoolWorkCallbacks waits for all
   of them, or takes back those that have not begun. */
#include "../trace.h"

enum { SUBMISSIONS = 50 };

static LONG runs;
static HANDLE begun, go;

static void CALLBACK count(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work) {
  (void)instance, (void)work;
  InterlockedIncrement((LONG *)context);
}

static void CALLBACK hold(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work) {
  (void)instance, (void)work;
  InterlockedIncrement((LONG *)context);
  SetEvent(begun);
  until(go);
}

int main(void) {
  PTP_WORK work = CreateThreadpoolWork(count, &runs, NULL);
  WaitForThreadpoolWorkCallbacks(work, FALSE);
  for (int i = 0; i < SUBMISSIONS; i++) SubmitThreadpoolWork(work);
  WaitForThreadpoolWorkCallbacks(work, FALSE);
  say("runs: %d of %d", (int)runs, SUBMISSIONS);
  CloseThreadpoolWork(work);

  /* One thread, which is busy: the others have not begun. */
  TP_CALLBACK_ENVIRON environment;
  PTP_POOL pool = CreateThreadpool(NULL);
  SetThreadpoolThreadMaximum(pool, 1);
  InitializeThreadpoolEnvironment(&environment);
  SetThreadpoolCallbackPool(&environment, pool);
  begun = new_event();
  go = new_event();
  runs = 0;
  work = CreateThreadpoolWork(hold, &runs, &environment);
  for (int i = 0; i < 5; i++) SubmitThreadpoolWork(work);
  until(begun);
  SetEvent(go);
  WaitForThreadpoolWorkCallbacks(work, TRUE);
  say("taken back, runs at most what had begun: %d", runs >= 1 && runs <= 5);
  LONG seen = runs;
  SubmitThreadpoolWork(work);
  WaitForThreadpoolWorkCallbacks(work, FALSE);
  say("and it goes on: %d", (int)(runs - seen));
  CloseThreadpoolWork(work);
  DestroyThreadpoolEnvironment(&environment);
  CloseThreadpool(pool);
  return 0;
}
