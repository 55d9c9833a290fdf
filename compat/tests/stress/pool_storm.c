/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-6, TP-7, TP-8, WAIT-1, TIMER-1] Threads make, set, change and close work, timers and waits at the same moments as
   pools call them. Each call is counted; nothing is called after the wait that ends it, and no handle is left. */
#include "../trace.h"

enum { THREADS = 4, ROUNDS = 400 };

struct watched {
  volatile LONG closed, calls, late;
};

static LONG late_calls, lost_calls;

static void called(struct watched *w) {
  if (w->closed) InterlockedIncrement(&w->late);
  InterlockedIncrement(&w->calls);
}

static void CALLBACK on_work(PTP_CALLBACK_INSTANCE i, PVOID context, PTP_WORK w) { (void)i, (void)w, called(context); }
static void CALLBACK on_timer(PTP_CALLBACK_INSTANCE i, PVOID context, PTP_TIMER t) {
  (void)i, (void)t, called(context);
}
static void CALLBACK on_wait(PTP_CALLBACK_INSTANCE i, PVOID context, PTP_WAIT w, TP_WAIT_RESULT r) {
  (void)i, (void)w, (void)r, called(context);
}
static void CALLBACK on_either(PVOID context, BOOLEAN fired) { (void)fired, called(context); }

static FILETIME in(LONGLONG microseconds) {
  LARGE_INTEGER due = {.QuadPart = -microseconds * 10};
  FILETIME time = {due.LowPart, (DWORD)due.HighPart};
  return time;
}

static void over(struct watched *w, LONG least) {
  w->closed = 1;
  if (w->calls < least) InterlockedIncrement(&lost_calls);
}

static void one_round(unsigned number, HANDLE event) {
  struct watched *w = calloc(5, sizeof *w);
  unsigned turn = number * 2654435761u >> 16;
  PTP_WORK work = CreateThreadpoolWork(on_work, &w[0], NULL);
  PTP_TIMER timer = CreateThreadpoolTimer(on_timer, &w[1], NULL);
  PTP_WAIT wait = CreateThreadpoolWait(on_wait, &w[2], NULL);
  HANDLE registered, queued;
  FILETIME soon = in(turn % 700), later = in(turn % 1500);
  for (int i = 0; i < 3; i++) SubmitThreadpoolWork(work);
  SetThreadpoolTimer(timer, &soon, turn % 3, 0);
  SetThreadpoolWait(wait, event, turn % 2 ? &later : NULL);
  must(RegisterWaitForSingleObject(&registered, event, on_either, &w[3], turn % 2 ? 1 : INFINITE, 0), "register");
  must(CreateTimerQueueTimer(&queued, NULL, on_either, &w[4], turn % 2, 1, 0), "timer");
  if (turn % 4 == 0) SetEvent(event);
  if (turn % 5 == 0) Sleep(1);
  SetThreadpoolTimer(timer, turn % 7 ? NULL : &soon, 0, 0);
  SetThreadpoolWait(wait, NULL, NULL);
  if (turn % 4 == 1) SetEvent(event);
  WaitForThreadpoolWorkCallbacks(work, FALSE);
  over(&w[0], 3);
  SetThreadpoolTimer(timer, NULL, 0, 0);
  WaitForThreadpoolTimerCallbacks(timer, TRUE);
  over(&w[1], 0);
  WaitForThreadpoolWaitCallbacks(wait, TRUE);
  over(&w[2], 0);
  must(UnregisterWaitEx(registered, INVALID_HANDLE_VALUE), "unregister");
  over(&w[3], 0);
  must(DeleteTimerQueueTimer(NULL, queued, INVALID_HANDLE_VALUE), "delete");
  over(&w[4], 0);
  CloseThreadpoolWork(work);
  CloseThreadpoolTimer(timer);
  CloseThreadpoolWait(wait);
  for (int i = 0; i < 5; i++) InterlockedExchangeAdd(&late_calls, w[i].late);
  free(w);
}

static DWORD WINAPI body(void *number) {
  HANDLE event = CreateEventW(NULL, FALSE, FALSE, NULL);
  for (unsigned i = 0; i < ROUNDS; i++) one_round((unsigned)(ULONG_PTR)number * ROUNDS + i, event);
  CloseHandle(event);
  return 0;
}

int main(void) {
  HANDLE threads[THREADS];
  for (int i = 0; i < THREADS; i++) threads[i] = thread(body, (void *)(ULONG_PTR)i);
  for (int i = 0; i < THREADS; i++) {
    must(WaitForSingleObject(threads[i], 4 * LONG_ENOUGH) == WAIT_OBJECT_0, "a thread did not end");
    CloseHandle(threads[i]);
  }
  say("late calls %d, lost calls %d", (int)late_calls, (int)lost_calls);
  return 0;
}
