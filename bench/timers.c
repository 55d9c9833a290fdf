/* SPDX-License-Identifier: Apache-2.0 */

/* What timers cost while --pending others are set: setting one and taking it back, and having one fire. Thread pool
   timers; Windows C. */

#include <windows.h>

#include "measure.h"

enum { FIRING = 1000 };

static volatile LONG fired;
static LONG expected;
static HANDLE all_fired;

static VOID CALLBACK on_time(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer) {
  (void)instance;
  (void)context;
  (void)timer;
  if (InterlockedIncrement(&fired) == expected) SetEvent(all_fired);
}

static PTP_TIMER new_timer(void) {
  PTP_TIMER timer = CreateThreadpoolTimer(on_time, NULL, NULL);
  if (timer == NULL) stop_at("CreateThreadpoolTimer");
  return timer;
}

/* Due times below zero count from now, in 100 nanoseconds. */
static void set(PTP_TIMER timer, long long milliseconds) {
  LARGE_INTEGER due;
  FILETIME time;
  due.QuadPart = -milliseconds * 10000;
  time.dwLowDateTime = due.LowPart;
  time.dwHighDateTime = (DWORD)due.HighPart;
  SetThreadpoolTimer(timer, &time, 0, 0);
}

static PTP_TIMER *set_far_away(unsigned long pending) {
  PTP_TIMER *timers = calloc(pending, sizeof *timers);
  unsigned long i;
  if (timers == NULL) stop_at("calloc");
  /* Not one after the other, which would suit some structures and not others. */
  for (i = 0; i < pending; i++) {
    timers[i] = new_timer();
    set(timers[i], 3600000 + (long long)(i * 7919 % 1000003));
  }
  return timers;
}

static double set_and_cancel(unsigned long count) {
  PTP_TIMER timer = new_timer();
  unsigned long i;
  double start = seconds_now();
  for (i = 0; i < count; i++) {
    set(timer, 3600000 + (long long)(i * 104729 % 1000003));
    SetThreadpoolTimer(timer, NULL, 0, 0);
  }
  start = seconds_now() - start;
  CloseThreadpoolTimer(timer);
  return start * 1e9 / (double)count;
}

/* CPU time from setting them to the last callback; nothing else happens meanwhile. */
static double fire(unsigned long rounds) {
  PTP_TIMER timers[FIRING];
  unsigned long round, i;
  double cpu;
  for (i = 0; i < FIRING; i++) timers[i] = new_timer();
  cpu = cpu_seconds();
  for (round = 0; round < rounds; round++) {
    expected = fired + FIRING;
    for (i = 0; i < FIRING; i++) set(timers[i], 20 + (long long)(i % 8));
    WaitForSingleObject(all_fired, INFINITE);
  }
  cpu = cpu_seconds() - cpu;
  for (i = 0; i < FIRING; i++) CloseThreadpoolTimer(timers[i]);
  return cpu * 1e9 / (double)fired;
}

int main(int argc, char **argv) {
  unsigned long pending = number_option(argc, argv, "--pending", 1000), i;
  unsigned long count = number_option(argc, argv, "--count", 1000000);
  double start = cpu_seconds(), per_pair, per_fire;
  PTP_TIMER *timers;
  if (count == 0) return 2;
  all_fired = CreateEventW(NULL, FALSE, FALSE, NULL);
  if (all_fired == NULL) stop_at("CreateEvent");
  timers = set_far_away(pending);
  per_pair = set_and_cancel(count);
  per_fire = fire(10);
  printf("{\"pending\":%lu,\"set_cancel_pairs\":%lu,\"nanoseconds_per_set_cancel\":%.1f,", pending, count, per_pair);
  printf("\"fired\":%ld,\"nanoseconds_per_fire\":%.1f,\"cpu_seconds\":%.6f}\n", (long)fired, per_fire,
         cpu_seconds() - start);
  for (i = 0; i < pending; i++) CloseThreadpoolTimer(timers[i]);
  free(timers);
  return 0;
}
