/* SPDX-License-Identifier: Apache-2.0 */
/* mutex_recursive_abandoned [LIVE-9]
   A mutex counts its owner's waits; only the owner may release it; when the owner ends it is abandoned, once. */
#include "sync.h"

static HANDLE mutex, other, event;

static DWORD WINAPI try_it(void *unused) {
  (void)unused;
  L("another thread: %s", WAIT(mutex, 20));
  CLEAR();
  BOOL released = ReleaseMutex(mutex);
  L("another thread releases: %d %s", released, ERR());
  return 0;
}

static DWORD WINAPI end_with_it(void *unused) {
  (void)unused;
  WaitForSingleObject(mutex, INFINITE);
  WaitForSingleObject(mutex, INFINITE);
  WaitForSingleObject(other, INFINITE);
  return 0;
}

static DWORD WINAPI hold_it(void *unused) {
  (void)unused;
  WaitForSingleObject(mutex, INFINITE);
  SetEvent(event);
  Sleep(100);
  return 0;
}

static void run(LPTHREAD_START_ROUTINE function) {
  HANDLE thread = CreateThread(NULL, 0, function, NULL, 0, NULL);
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
}

int main(void) {
  mutex = CreateMutexA(NULL, TRUE, NULL);
  other = CreateMutexA(NULL, FALSE, NULL);
  event = CreateEventA(NULL, TRUE, TRUE, NULL);
  L("owner again: %s", WAIT(mutex, 0));
  run(try_it);
  L("release 1: %d", ReleaseMutex(mutex));
  run(try_it);
  L("release 2: %d", ReleaseMutex(mutex));
  TELL("release 3", ReleaseMutex(mutex));

  run(end_with_it);
  HANDLE both[2] = {event, mutex};
  L("abandoned, any, event first: %s", name_of_wait(WaitForMultipleObjects(2, both, FALSE, 0)));
  HANDLE reversed[2] = {mutex, event};
  L("abandoned, any: %s", name_of_wait(WaitForMultipleObjects(2, reversed, FALSE, 0)));
  L("told once: %s", WAIT(mutex, 0));
  L("release %d", ReleaseMutex(mutex));
  L("release %d", ReleaseMutex(mutex));
  L("as new: %s", WAIT(mutex, 0));
  HANDLE all[2] = {event, other};
  L("abandoned, all: %s", name_of_wait(WaitForMultipleObjects(2, all, TRUE, 0)));

  ReleaseMutex(mutex);
  ResetEvent(event);
  HANDLE thread = CreateThread(NULL, 0, hold_it, NULL, 0, NULL);
  WaitForSingleObject(event, INFINITE);
  L("abandoned during the wait: %s", WAIT(mutex, 5000));
  WaitForSingleObject(thread, INFINITE);

  /* Closed while a thread that goes on owns it. */
  HANDLE third = CreateMutexA(NULL, TRUE, NULL);
  L("closed while owned: %d", CloseHandle(third));
  return 0;
}
