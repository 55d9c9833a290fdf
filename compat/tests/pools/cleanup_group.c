/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-6, TP-9] A cleanup group closes all objects made with it: waits for calls that run, takes back those that have
   not begun, tells the program of each object. */
#include "../trace.h"

static HANDLE begun, go;
static LONG runs, cancelled, expiries;
static int cleanup = 5;

static void CALLBACK hold(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work) {
  (void)instance, (void)context, (void)work;
  InterlockedIncrement(&runs);
  SetEvent(begun);
  until(go);
}

static void CALLBACK tick(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer) {
  (void)instance, (void)context, (void)timer;
  InterlockedIncrement(&expiries);
}

static void CALLBACK cancel(PVOID object_context, PVOID cleanup_context) {
  (void)object_context;
  if (cleanup_context == &cleanup) InterlockedIncrement(&cancelled);
}

static DWORD WINAPI release(void *unused) {
  (void)unused;
  let_it_block();
  SetEvent(go);
  return 0;
}

int main(void) {
  TP_CALLBACK_ENVIRON environment;
  PTP_POOL pool = CreateThreadpool(NULL);
  PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();
  say("made: %d", group != NULL);
  SetThreadpoolThreadMaximum(pool, 1);
  InitializeThreadpoolEnvironment(&environment);
  SetThreadpoolCallbackPool(&environment, pool);
  SetThreadpoolCallbackCleanupGroup(&environment, group, cancel);
  begun = new_event();
  go = new_event();
  PTP_WORK work = CreateThreadpoolWork(hold, NULL, &environment);
  PTP_TIMER timer = CreateThreadpoolTimer(tick, NULL, &environment);
  for (int i = 0; i < 3; i++) SubmitThreadpoolWork(work);
  LARGE_INTEGER due = {.QuadPart = -3600 * 10000000LL};
  FILETIME time = {due.LowPart, (DWORD)due.HighPart};
  SetThreadpoolTimer(timer, &time, 0, 0);
  until(begun);
  HANDLE t = thread(release, NULL);
  CloseThreadpoolCleanupGroupMembers(group, TRUE, &cleanup);
  say("runs %d, objects told of %d, expiries %d", (int)runs, (int)cancelled, (int)expiries);
  ended(t);
  CloseThreadpoolCleanupGroup(group);
  DestroyThreadpoolEnvironment(&environment);
  CloseThreadpool(pool);
  return 0;
}
