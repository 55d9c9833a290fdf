/* SPDX-License-Identifier: Apache-2.0 */
/* [TIMER-1] Timers of a queue: once, again and again, changed; a function that runs is waited for, or told of by 997
   and by an event; a queue goes with its timers. */
#include "../trace.h"

static HANDLE begun, go;
static LONG expiries;

static void CALLBACK count(PVOID context, BOOLEAN fired) {
  InterlockedIncrement((LONG *)context);
  if (!fired) say("not by a timer");
}

static void CALLBACK hold(PVOID unused, BOOLEAN fired) {
  (void)unused, (void)fired;
  SetEvent(begun);
  until(go);
}

static void spin(LONG *counter, LONG least) {
  while (InterlockedCompareExchange(counter, 0, 0) < least) Sleep(1);
}

int main(void) {
  HANDLE queue = CreateTimerQueue(), timer, timer2;
  begun = new_event();
  go = new_event();
  say("queue: %d", queue != NULL);
  SAY_BOOL("once", CreateTimerQueueTimer(&timer, queue, count, &expiries, 5, 0, WT_EXECUTEDEFAULT));
  spin(&expiries, 1);
  Sleep(BRIEFLY);
  say("expiries: %d", (int)expiries);
  SAY_BOOL("changed when it is over", ChangeTimerQueueTimer(queue, timer, 1, 0));
  Sleep(BRIEFLY);
  say("expiries: %d", (int)expiries);
  SAY_BOOL("deleted", DeleteTimerQueueTimer(queue, timer, INVALID_HANDLE_VALUE));

  expiries = 0;
  SAY_BOOL("never", CreateTimerQueueTimer(&timer, queue, count, &expiries, 3600000, 0, 0));
  SAY_BOOL("changed", ChangeTimerQueueTimer(queue, timer, 1, 1));
  spin(&expiries, 3);
  SAY_BOOL("one that takes long", CreateTimerQueueTimer(&timer2, queue, hold, NULL, 0, 0, WT_EXECUTELONGFUNCTION));
  until(begun);
  HANDLE over = new_event();
  SAY_BOOL("deleted while it runs", DeleteTimerQueueTimer(queue, timer2, over));
  say("over: %d", WaitForSingleObject(over, 0) == WAIT_OBJECT_0);
  SetEvent(go);
  until(over);
  say("over");
  SAY_BOOL("the queue", DeleteTimerQueueEx(queue, INVALID_HANDLE_VALUE));
  LONG seen = expiries;
  Sleep(BRIEFLY);
  say("nothing comes any more: %d", seen == expiries);
  return 0;
}
