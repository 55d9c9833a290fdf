/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-8] A pool's wait fires once for each SetThreadpoolWait: with 0 when the object is signalled, which it consumes;
   with 258 when time is up; not at all once it is set to nothing. */
#include "../trace.h"

static HANDLE done;

static void CALLBACK call(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result) {
  (void)instance, (void)context;
  say("result %u, wait %d", (unsigned)result, wait != NULL);
  SetEvent(done);
}

int main(void) {
  HANDLE event = CreateEventW(NULL, FALSE, FALSE, NULL);
  done = CreateEventW(NULL, FALSE, FALSE, NULL);
  PTP_WAIT wait = CreateThreadpoolWait(call, NULL, NULL);
  SetThreadpoolWait(wait, event, NULL);
  SetEvent(event);
  until(done);
  SetEvent(event);
  say("not a second time: %d", WaitForSingleObject(done, 2 * BRIEFLY) == WAIT_TIMEOUT);

  /* Signalled already. */
  SetThreadpoolWait(wait, event, NULL);
  until(done);
  say("consumed: %d", WaitForSingleObject(event, 0) == WAIT_TIMEOUT);

  LARGE_INTEGER due = {.QuadPart = -20 * 10000};
  FILETIME time = {due.LowPart, (DWORD)due.HighPart};
  SetThreadpoolWait(wait, event, &time);
  until(done);
  FILETIME none = {0, 0};
  SetThreadpoolWait(wait, event, &none);
  until(done);

  SetThreadpoolWait(wait, event, NULL);
  SetThreadpoolWait(wait, NULL, NULL);
  WaitForThreadpoolWaitCallbacks(wait, TRUE);
  SetEvent(event);
  say("set to nothing: %d", WaitForSingleObject(done, 2 * BRIEFLY) == WAIT_TIMEOUT);
  say("the event was left alone: %d", WaitForSingleObject(event, 0) == WAIT_OBJECT_0);
  CloseThreadpoolWait(wait);
  return 0;
}
