/* SPDX-License-Identifier: Apache-2.0 */
/* [WAIT-1] RegisterWaitForSingleObject: FALSE when the object is signalled, TRUE when time is up; again and again, or
   once; UnregisterWaitEx waits, or answers 997 and sets an event. A wait that is not once only begins anew after a
   time-out too (the page of RegisterWaitForSingleObject; Wine 8 does not). */
#include "../trace.h"

static LONG signals, timeouts;
static HANDLE called, begun, go;

static void CALLBACK count(PVOID context, BOOLEAN timed_out) {
  if (context != &signals) say("another context");
  InterlockedIncrement(timed_out ? &timeouts : &signals);
  SetEvent(called);
}

static void CALLBACK hold(PVOID unused, BOOLEAN timed_out) {
  (void)unused, (void)timed_out;
  SetEvent(begun);
  until(go);
}

static void expect(const char *title) {
  until(called);
  say("%s: signalled %d timed out %d", title, (int)signals, (int)timeouts);
}

int main(void) {
  HANDLE event = CreateEventW(NULL, FALSE, FALSE, NULL), wait;
  called = CreateEventW(NULL, FALSE, FALSE, NULL);
  begun = new_event();
  go = new_event();
  SAY_BOOL("again and again", RegisterWaitForSingleObject(&wait, event, count, &signals, INFINITE, WT_EXECUTEDEFAULT));
  for (int i = 0; i < 3; i++) {
    SetEvent(event);
    expect("set");
  }
  SAY_BOOL("unregistered", UnregisterWaitEx(wait, INVALID_HANDLE_VALUE));
  SetEvent(event);
  say("no more: %d", WaitForSingleObject(called, 2 * BRIEFLY) == WAIT_TIMEOUT);
  say("the event was left alone: %d", WaitForSingleObject(event, 0) == WAIT_OBJECT_0);

  SAY_BOOL("once", RegisterWaitForSingleObject(&wait, event, count, &signals, INFINITE, WT_EXECUTEONLYONCE));
  SetEvent(event);
  expect("set");
  SetEvent(event);
  say("no more: %d", WaitForSingleObject(called, 2 * BRIEFLY) == WAIT_TIMEOUT);
  SAY_BOOL("unregistered", UnregisterWaitEx(wait, INVALID_HANDLE_VALUE));
  ResetEvent(event);

  SAY_BOOL("with a time limit", RegisterWaitForSingleObject(&wait, event, count, &signals, 10, WT_EXECUTEONLYONCE));
  expect("time is up");
  SAY_BOOL("unregistered", UnregisterWaitEx(wait, INVALID_HANDLE_VALUE));
  SAY_BOOL("time limits again and again", RegisterWaitForSingleObject(&wait, event, count, &signals, 5, 0));
  for (int i = 0; i < 2; i++) until(called);
  SAY_BOOL("unregistered", UnregisterWaitEx(wait, INVALID_HANDLE_VALUE));

  const ULONG once_and_long = WT_EXECUTEONLYONCE | WT_EXECUTELONGFUNCTION;
  SAY_BOOL("one that takes long",
           RegisterWaitForSingleObject(&wait, event, hold, NULL, INFINITE, once_and_long));
  SetEvent(event);
  until(begun);
  HANDLE over = new_event();
  SAY_BOOL("unregistered while it runs", UnregisterWaitEx(wait, over));
  say("over: %d", WaitForSingleObject(over, 0) == WAIT_OBJECT_0);
  SetEvent(go);
  until(over);
  say("over");
  return 0;
}
