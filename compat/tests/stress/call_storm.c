/* SPDX-License-Identifier: Apache-2.0 */
/* [APC-6, APC-7, EX-6] Procedure calls and packets rain on threads that wait alertably in several ways: each call runs
   once, on its thread, in the order of its sender; each packet comes once. */
#include "../trace.h"

enum { WAITERS = 3, SENDERS = 3, CALLS = 3000 };

static HANDLE port, event, waiters[WAITERS];
static LONG packets_taken, calls_run, out_of_order, on_wrong_thread;
static volatile LONG stop;
static DWORD numbers[WAITERS];
static LONG last[WAITERS][SENDERS];

static void CALLBACK note(ULONG_PTR word) {
  int waiter = (int)(word >> 24 & 15), sender = (int)(word >> 28 & 15);
  LONG number = (LONG)(word & 0xffffff);
  if (GetCurrentThreadId() != numbers[waiter]) InterlockedIncrement(&on_wrong_thread);
  if (number <= last[waiter][sender]) InterlockedIncrement(&out_of_order);
  last[waiter][sender] = number;
  InterlockedIncrement(&calls_run);
}

static DWORD WINAPI wait_for_both(void *which) {
  OVERLAPPED_ENTRY entries[4];
  ULONG count;
  numbers[(ULONG_PTR)which] = GetCurrentThreadId();
  for (unsigned turn = 0; !stop; turn++) {
    if (turn % 8 == 0) SleepEx(1, TRUE);
    if (turn % 8 == 1) WaitForSingleObjectEx(event, 1, TRUE);
    if (GetQueuedCompletionStatusEx(port, entries, 4, &count, turn % 6, TRUE))
      InterlockedExchangeAdd(&packets_taken, (LONG)count);
  }
  return 0;
}

static DWORD WINAPI send_calls(void *which) {
  for (ULONG_PTR i = 1; i <= CALLS; i++) {
    ULONG_PTR waiter = i % WAITERS;
    must(QueueUserAPC(note, waiters[waiter], (ULONG_PTR)which << 28 | waiter << 24 | i) != 0, "QueueUserAPC");
    must(PostQueuedCompletionStatus(port, 0, 0, NULL), "post");
    if (i % 16 == 0) SetEvent(event);
    if (i % 64 == 0) Sleep(1);
  }
  return 0;
}

int main(void) {
  HANDLE senders[SENDERS];
  port = new_port(2);
  event = CreateEventW(NULL, FALSE, FALSE, NULL);
  for (ULONG_PTR i = 0; i < WAITERS; i++) waiters[i] = thread(wait_for_both, (void *)i);
  for (int i = 0; i < WAITERS; i++)
    while (!*(volatile DWORD *)&numbers[i]) Sleep(1);
  for (ULONG_PTR i = 0; i < SENDERS; i++) senders[i] = thread(send_calls, (void *)i);
  for (int i = 0; i < SENDERS; i++) ended(senders[i]);
  for (int i = 0; i < 1000 && (calls_run < SENDERS * CALLS || packets_taken < SENDERS * CALLS); i++) Sleep(5);
  InterlockedExchange(&stop, 1);
  for (int i = 0; i < WAITERS; i++) ended(waiters[i]);
  say("calls %d packets %d of %d", (int)calls_run, (int)packets_taken, SENDERS * CALLS);
  say("out of order %d, on another thread %d", (int)out_of_order, (int)on_wrong_thread);
  return 0;
}
