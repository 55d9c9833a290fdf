/* SPDX-License-Identifier: Apache-2.0 */
/* [TIMER-2] Waitable timers: one with automatic reset ends one wait, a manual one stays signalled until it is set anew;
   they come again, or not any more; a call reaches the thread that set the timer, in an alertable wait. A negative
   period is refused (the page of SetWaitableTimer; Wine 8 takes it). */
#include "../trace.h"

static int calls;
static DWORD number_of_main;

static void CALLBACK routine(LPVOID argument, DWORD low, DWORD high) {
  calls++;
  say("call: argument %d, on its thread %d, a time %d", *(int *)argument, GetCurrentThreadId() == number_of_main,
      low != 0 || high != 0);
}

static LARGE_INTEGER in(LONGLONG milliseconds) {
  LARGE_INTEGER due = {.QuadPart = -milliseconds * 10000};
  return due;
}

static const char *wait_for(HANDLE timer, DWORD milliseconds) {
  return WaitForSingleObject(timer, milliseconds) == WAIT_OBJECT_0 ? "signalled" : "not";
}

int main(void) {
  number_of_main = GetCurrentThreadId();
  HANDLE automatic = CreateWaitableTimerW(NULL, FALSE, NULL), manual = CreateWaitableTimerW(NULL, TRUE, NULL);
  LARGE_INTEGER due = in(10), far_away = in(3600000);
  say("new: %s", wait_for(automatic, 0));
  SAY_BOOL("set", SetWaitableTimer(automatic, &due, 0, NULL, NULL, FALSE));
  say("automatic: %s", wait_for(automatic, LONG_ENOUGH));
  say("again: %s", wait_for(automatic, BRIEFLY));
  SetWaitableTimer(manual, &due, 0, NULL, NULL, FALSE);
  say("manual: %s", wait_for(manual, LONG_ENOUGH));
  say("again: %s", wait_for(manual, 0));
  SetWaitableTimer(manual, &far_away, 0, NULL, NULL, FALSE);
  say("set anew: %s", wait_for(manual, 0));

  SetWaitableTimer(automatic, &due, 5, NULL, NULL, FALSE);
  for (int i = 0; i < 3; i++) say("periodic: %s", wait_for(automatic, LONG_ENOUGH));
  SAY_BOOL("cancelled", CancelWaitableTimer(automatic));
  WaitForSingleObject(automatic, 0);
  say("no more: %s", wait_for(automatic, BRIEFLY));

  int argument = 7;
  SetWaitableTimer(manual, &due, 0, routine, &argument, FALSE);
  say("a plain wait: %s, calls %d", wait_for(manual, LONG_ENOUGH), calls);
  say("an alertable one: %u", (unsigned)SleepEx(LONG_ENOUGH, TRUE));
  SetWaitableTimer(manual, &due, 0, routine, &argument, FALSE);
  say("in a wait: %u", (unsigned)SleepEx(LONG_ENOUGH, TRUE));
  SetWaitableTimer(manual, &due, 0, routine, &argument, FALSE);
  say("a plain wait: %s", wait_for(manual, LONG_ENOUGH));
  CancelWaitableTimer(manual);
  say("cancelled, its call too: %u", (unsigned)SleepEx(0, TRUE));
  say("signalled still: %s", wait_for(manual, 0));
  SAY_BOOL("a negative period", SetWaitableTimer(manual, &due, -1, NULL, NULL, FALSE));
  return 0;
}
