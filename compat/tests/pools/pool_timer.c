/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-7] A pool's timer: relative and absolute times, at once, again and again, set to nothing;
   IsThreadpoolTimerSet. */
#include "../trace.h"

static HANDLE done;
static LONG expiries;

static void CALLBACK call(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer) {
  (void)instance, (void)context, (void)timer;
  InterlockedIncrement(&expiries);
  SetEvent(done);
}

static FILETIME in(LONGLONG ticks) {
  LARGE_INTEGER due = {.QuadPart = ticks};
  FILETIME time = {due.LowPart, (DWORD)due.HighPart};
  return time;
}

int main(void) {
  done = CreateEventW(NULL, FALSE, FALSE, NULL);
  PTP_TIMER timer = CreateThreadpoolTimer(call, NULL, NULL);
  say("set: %d", IsThreadpoolTimerSet(timer));
  FILETIME time = in(-20 * 10000);
  DWORD before = GetTickCount();
  SetThreadpoolTimer(timer, &time, 0, 0);
  say("set: %d", IsThreadpoolTimerSet(timer));
  until(done);
  /* The clock of GetTickCount has a resolution of its own. */
  say("not early: %d", GetTickCount() - before >= 15);
  say("once: %d", WaitForSingleObject(done, 2 * BRIEFLY) == WAIT_TIMEOUT);
  say("set after it was due: %d", IsThreadpoolTimerSet(timer));

  FILETIME now;
  GetSystemTimeAsFileTime(&now);
  LARGE_INTEGER absolute = {.LowPart = now.dwLowDateTime, .HighPart = (LONG)now.dwHighDateTime};
  time = in(absolute.QuadPart + 20 * 10000);
  SetThreadpoolTimer(timer, &time, 0, 0);
  until(done);
  time = in(0);
  SetThreadpoolTimer(timer, &time, 0, 0);
  until(done);
  say("expiries: %d", (int)expiries);

  time = in(-3600 * 10000000LL);
  SetThreadpoolTimer(timer, &time, 0, 0);
  time = in(-10 * 10000);
  SetThreadpoolTimer(timer, &time, 5, 0);
  while (expiries < 8) until(done);
  SetThreadpoolTimer(timer, NULL, 0, 0);
  WaitForThreadpoolTimerCallbacks(timer, TRUE);
  say("set: %d", IsThreadpoolTimerSet(timer));
  LONG seen = expiries;
  say("stopped: %d", (Sleep(BRIEFLY), expiries == seen));
  CloseThreadpoolTimer(timer);
  return 0;
}
