/* SPDX-License-Identifier: Apache-2.0 */
/* Threads that take work off a port, under locks; results are handed over by packets, events and ends of threads. With
   RACE one of the sums is taken without its lock. */
#include "chaos.h"

#ifndef RACE
#define RACE 0
#endif

enum { WORKERS = 3, ITEMS = 200, ROUNDS = 50 };

typedef struct Item {
  OVERLAPPED overlapped;
  int value;
} Item;

static CRITICAL_SECTION section;
static SRWLOCK slim = SRWLOCK_INIT;
static CONDITION_VARIABLE grown = CONDITION_VARIABLE_INIT;
static HANDLE done, mutex, semaphore;
static int sum, slim_sum, mutex_sum;
static LONG left = ITEMS;
static char message[8];
static OVERLAPPED receive;
static WSABUF vector = {sizeof message, message};

static void start_receive(void) {
  DWORD flags = 0;
  memset(&receive, 0, sizeof receive);
  WSARecv(ours, &vector, 1, NULL, &flags, &receive, NULL);
}

static DWORD WINAPI work(void *rounds) {
  OVERLAPPED *record;
  while ((record = next_packet(INFINITE)) != NULL) {
    if (record == &receive) {
      /* Whichever thread it is: buffer and record were handed over by the packet. */
      *(int *)rounds += message[0];
      if (message[0] == ROUNDS) ReleaseSemaphore(semaphore, 1, NULL);
      else start_receive();
      continue;
    }
    Item *item = (Item *)record;
    if (!RACE) EnterCriticalSection(&section);
    sum += item->value;
    if (!RACE) LeaveCriticalSection(&section);
    AcquireSRWLockExclusive(&slim);
    slim_sum += item->value;
    WakeConditionVariable(&grown);
    ReleaseSRWLockExclusive(&slim);
    WaitForSingleObject(mutex, INFINITE);
    mutex_sum += item->value;
    ReleaseMutex(mutex);
    free(item);
    if (InterlockedDecrement(&left) == 0) SetEvent(done);
  }
  return 0;
}

int main(void) {
  static int rounds[WORKERS];
  HANDLE threads[WORKERS];
  connect_pair();
  InitializeCriticalSection(&section);
  done = CreateEventA(NULL, TRUE, FALSE, NULL);
  mutex = CreateMutexA(NULL, FALSE, NULL);
  semaphore = CreateSemaphoreA(NULL, 0, 1, NULL);
  start_receive();
  for (int i = 0; i < WORKERS; i++) threads[i] = CreateThread(NULL, 0, work, &rounds[i], 0, NULL);
  for (int i = 0; i < ITEMS; i++) {
    Item *item = calloc(1, sizeof *item);
    item->value = i;
    PostQueuedCompletionStatus(port, 0, 0, &item->overlapped);
  }
  for (char byte = 1; byte <= ROUNDS; byte++) {
    send(theirs, &byte, 1, 0);
    /* One byte at a time, so that each receive gets one: the sum says when it was received. */
    Sleep(1);
  }
  AcquireSRWLockExclusive(&slim);
  while (slim_sum < ITEMS * (ITEMS - 1) / 2) SleepConditionVariableSRW(&grown, &slim, INFINITE, 0);
  ReleaseSRWLockExclusive(&slim);
  WaitForSingleObject(done, INFINITE);
  WaitForSingleObject(semaphore, 5000);
  for (int i = 0; i < WORKERS; i++) PostQueuedCompletionStatus(port, 0, 0, NULL);
  WaitForMultipleObjects(WORKERS, threads, TRUE, INFINITE);
  int bytes = 0;
  for (int i = 0; i < WORKERS; i++) bytes += rounds[i];
  return RACE || (sum == slim_sum && sum == mutex_sum && bytes > 0) ? 0 : 1;
}
