/* SPDX-License-Identifier: Apache-2.0 */
/* slim_lock_and_condition [LIVE-9]
   Readers share, a writer is alone, a condition variable gives the lock up while it waits: a bounded queue and a
   pair of values that must never be seen half changed. */
#include "sync.h"

static SRWLOCK lock = SRWLOCK_INIT;
static CONDITION_VARIABLE not_empty = CONDITION_VARIABLE_INIT, not_full = CONDITION_VARIABLE_INIT;
static CRITICAL_SECTION section;
static int queue[8], head, queued;
static long long sum;
static int left, right, torn;

#define ITEMS 20000

static DWORD WINAPI produce(void *unused) {
  (void)unused;
  for (int i = 1; i <= ITEMS; i++) {
    EnterCriticalSection(&section);
    while (queued == 8) SleepConditionVariableCS(&not_full, &section, INFINITE);
    queue[(head + queued++) % 8] = i;
    LeaveCriticalSection(&section);
    WakeConditionVariable(&not_empty);
  }
  return 0;
}

static DWORD WINAPI consume(void *unused) {
  (void)unused;
  for (int i = 1; i <= ITEMS; i++) {
    EnterCriticalSection(&section);
    while (queued == 0) SleepConditionVariableCS(&not_empty, &section, INFINITE);
    sum += queue[head];
    head = (head + 1) % 8;
    queued--;
    LeaveCriticalSection(&section);
    WakeConditionVariable(&not_full);
  }
  return 0;
}

static DWORD WINAPI write_pair(void *unused) {
  (void)unused;
  for (int i = 0; i < 20000; i++) {
    AcquireSRWLockExclusive(&lock);
    left++;
    right++;
    ReleaseSRWLockExclusive(&lock);
  }
  return 0;
}

static DWORD WINAPI read_pair(void *unused) {
  (void)unused;
  for (int i = 0; i < 20000; i++) {
    AcquireSRWLockShared(&lock);
    if (left != right) InterlockedIncrement((LONG *)&torn);
    ReleaseSRWLockShared(&lock);
  }
  return 0;
}

static DWORD WINAPI try_shared(void *unused) {
  (void)unused;
  BOOLEAN shared = TryAcquireSRWLockShared(&lock);
  if (shared) ReleaseSRWLockShared(&lock);
  BOOLEAN alone = TryAcquireSRWLockExclusive(&lock);
  if (alone) ReleaseSRWLockExclusive(&lock);
  return (DWORD)(shared * 10 + alone);
}

static unsigned tried(void) {
  DWORD code = 99;
  HANDLE thread = CreateThread(NULL, 0, try_shared, NULL, 0, NULL);
  WaitForSingleObject(thread, INFINITE);
  GetExitCodeThread(thread, &code);
  CloseHandle(thread);
  return code;
}

int main(void) {
  HANDLE threads[4];
  InitializeCriticalSection(&section);
  L("free, shared and exclusive: %02u", tried());
  AcquireSRWLockShared(&lock);
  L("held shared: %02u", tried());
  ReleaseSRWLockShared(&lock);
  AcquireSRWLockExclusive(&lock);
  L("held exclusive: %02u", tried());
  CLEAR();
  BOOL woken = SleepConditionVariableSRW(&not_empty, &lock, 30, 0);
  L("time-out: %d %s", woken, ERR());
  L("the lock is ours again: %02u", tried());
  ReleaseSRWLockExclusive(&lock);

  threads[0] = CreateThread(NULL, 0, produce, NULL, 0, NULL);
  threads[1] = CreateThread(NULL, 0, produce, NULL, 0, NULL);
  threads[2] = CreateThread(NULL, 0, consume, NULL, 0, NULL);
  threads[3] = CreateThread(NULL, 0, consume, NULL, 0, NULL);
  L("queue: %s", name_of_wait(WaitForMultipleObjects(4, threads, TRUE, 60000)));
  L("sum is right: %d", sum == 2LL * ITEMS * (ITEMS + 1) / 2);

  threads[0] = CreateThread(NULL, 0, write_pair, NULL, 0, NULL);
  threads[1] = CreateThread(NULL, 0, write_pair, NULL, 0, NULL);
  threads[2] = CreateThread(NULL, 0, read_pair, NULL, 0, NULL);
  threads[3] = CreateThread(NULL, 0, read_pair, NULL, 0, NULL);
  L("pair: %s", name_of_wait(WaitForMultipleObjects(4, threads, TRUE, 60000)));
  L("written %d %d, torn %d", left, right, torn);
  return 0;
}
