/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-6] A pool of one thread calls one function at a time, on that thread; the minimum is granted. */
#include "../trace.h"

enum { CALLS = 20 };

static LONG inside, most, runs;
static DWORD thread_of_first;
static LONG others;

static void CALLBACK call(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work) {
  (void)instance, (void)context, (void)work;
  LONG now = InterlockedIncrement(&inside);
  if (now > most) most = now;
  if (runs == 0) thread_of_first = GetCurrentThreadId();
  if (GetCurrentThreadId() != thread_of_first) others++;
  Sleep(1);
  runs++;
  InterlockedDecrement(&inside);
}

int main(void) {
  TP_CALLBACK_ENVIRON environment;
  PTP_POOL pool = CreateThreadpool(NULL);
  say("made: %d", pool != NULL);
  SetThreadpoolThreadMaximum(pool, 1);
  say("minimum: %d", SetThreadpoolThreadMinimum(pool, 1));
  InitializeThreadpoolEnvironment(&environment);
  SetThreadpoolCallbackPool(&environment, pool);
  PTP_WORK work = CreateThreadpoolWork(call, NULL, &environment);
  for (int i = 0; i < CALLS; i++) SubmitThreadpoolWork(work);
  WaitForThreadpoolWorkCallbacks(work, FALSE);
  say("runs %d, at once %d, on other threads %d", (int)runs, (int)most, (int)others);
  CloseThreadpoolWork(work);
  CloseThreadpool(pool);
  return 0;
}
