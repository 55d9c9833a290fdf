/* SPDX-License-Identifier: Apache-2.0 */
/* blocked_thread_frees_its_place [PORT-9, LIVE-11]
   A port for one running thread: while that thread blocks in a wait, a sleep or a lock, another one gets a packet;
   while it computes, nobody does.

   Wine 8 knows no limit; Microsoft Learn, "I/O Completion Ports", says what it is. */
#include "sync.h"

static HANDLE port, blocked, other_took;
static CRITICAL_SECTION section;
static SRWLOCK lock = SRWLOCK_INIT;
static CONDITION_VARIABLE condition = CONDITION_VARIABLE_INIT;
static const char *ways[] = {"wait",      "wait for several",   "sleep", "critical section",
                             "slim lock", "condition variable", "computing"};

static void block(int way) {
  HANDLE both[2] = {other_took, blocked};
  switch (way) {
    case 0: WaitForSingleObject(other_took, 5000); break;
    case 1: WaitForMultipleObjects(2, both, FALSE, 5000); break;
    case 2: Sleep(300); break;
    case 3: EnterCriticalSection(&section), LeaveCriticalSection(&section); break;
    case 4: AcquireSRWLockExclusive(&lock), ReleaseSRWLockExclusive(&lock); break;
    case 5:
      AcquireSRWLockExclusive(&lock);
      SleepConditionVariableSRW(&condition, &lock, 300, 0);
      ReleaseSRWLockExclusive(&lock);
      break;
    default:
      for (DWORD start = GetTickCount(); GetTickCount() - start < 400;) continue;
  }
}

static DWORD WINAPI work(void *unused) {
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *overlapped;
  (void)unused;
  while (GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE) && key != 99) {
    if (bytes == 1)
      block((int)key);
    else
      SetEvent(other_took);
  }
  return 0;
}

int main(void) {
  port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
  blocked = CreateEventA(NULL, TRUE, FALSE, NULL);
  other_took = CreateEventA(NULL, FALSE, FALSE, NULL);
  InitializeCriticalSection(&section);
  HANDLE threads[2];
  for (int i = 0; i < 2; i++) threads[i] = CreateThread(NULL, 0, work, NULL, 0, NULL);
  Sleep(50);
  for (int way = 0; way < 7; way++) {
    if (way == 3) EnterCriticalSection(&section);
    if (way == 4) AcquireSRWLockExclusive(&lock);
    HANDLE watched = other_took;
    PostQueuedCompletionStatus(port, 1, (ULONG_PTR)way, NULL);
    PostQueuedCompletionStatus(port, 2, (ULONG_PTR)way, NULL);
    /* In the first two the blocked thread itself waits for the event: it is told by going on. */
    if (way < 2)
      Sleep(100);
    else
      L("%s: the other thread came %s", ways[way], WAIT(watched, 250));
    if (way == 3) LeaveCriticalSection(&section);
    if (way == 4) ReleaseSRWLockExclusive(&lock);
    if (way < 2) L("%s: went on by the other thread %d", ways[way], WaitForSingleObject(other_took, 0) == WAIT_TIMEOUT);
    Sleep(way == 2 || way >= 5 ? 350 : 50);
    ResetEvent(other_took);
  }
  for (int i = 0; i < 2; i++) PostQueuedCompletionStatus(port, 0, 99, NULL);
  L("ended: %s", name_of_wait(WaitForMultipleObjects(2, threads, TRUE, 5000)));
  return 0;
}
