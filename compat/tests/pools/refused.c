/* SPDX-License-Identifier: Apache-2.0 */
/* [ERR-1, ERR-2] What the pool functions refuse: no function, no handle, a value that is none of theirs. Windows
   trusts values of timer queues and timers, as Wine 8 does; here they are handles, and checked. */
#include "../trace.h"

static void CALLBACK completed(DWORD error, DWORD bytes, LPOVERLAPPED record) {
  (void)error, (void)bytes, (void)record;
}

static void CALLBACK timer_or_wait(PVOID unused, BOOLEAN fired) { (void)unused, (void)fired; }

int main(void) {
  HANDLE out = NULL, event = new_event(), port = new_port(0);
  start();
  SAY_BOOL("RegisterWait, no object", RegisterWaitForSingleObject(&out, NULL, timer_or_wait, NULL, 0, 0));
  SAY_BOOL("UnregisterWait, nothing", UnregisterWait(NULL));
  SAY_BOOL("CreateTimerQueueTimer, an event as queue",
           CreateTimerQueueTimer(&out, event, timer_or_wait, NULL, 0, 0, 0));
  SAY_BOOL("DeleteTimerQueueTimer, an event", DeleteTimerQueueTimer(NULL, event, NULL));
  SAY_BOOL("ChangeTimerQueueTimer, an event", ChangeTimerQueueTimer(NULL, event, 1, 0));
  SAY_BOOL("DeleteTimerQueueEx, an event", DeleteTimerQueueEx(event, NULL));
  SAY_BOOL("BindIoCompletionCallback, a port", BindIoCompletionCallback(port, completed, 0));
  LARGE_INTEGER now = {.QuadPart = 0};
  SAY_BOOL("SetWaitableTimer, an event", SetWaitableTimer(event, &now, 0, NULL, NULL, FALSE));
  SAY_BOOL("CancelWaitableTimer, an event", CancelWaitableTimer(event));
  SAY_BOOL("OpenWaitableTimer, nobody", OpenWaitableTimerW(TIMER_ALL_ACCESS, FALSE, u"no such timer") != NULL);
  return 0;
}
