/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-6] What a call asks for to be done when it returns is done then, not before: an event set, a semaphore released,
   a mutex released, a critical section left. */
#include "../trace.h"

static HANDLE event, semaphore, mutex, asked, go;
static CRITICAL_SECTION section;

static void CALLBACK call(PTP_CALLBACK_INSTANCE instance, PVOID context) {
  (void)context;
  EnterCriticalSection(&section);
  WaitForSingleObject(mutex, INFINITE);
  SetEventWhenCallbackReturns(instance, event);
  ReleaseSemaphoreWhenCallbackReturns(instance, semaphore, 2);
  ReleaseMutexWhenCallbackReturns(instance, mutex);
  LeaveCriticalSectionWhenCallbackReturns(instance, &section);
  SetEvent(asked);
  until(go);
}

int main(void) {
  event = new_event();
  asked = new_event();
  go = new_event();
  semaphore = CreateSemaphoreW(NULL, 0, 5, NULL);
  mutex = CreateMutexW(NULL, FALSE, NULL);
  InitializeCriticalSection(&section);
  must(TrySubmitThreadpoolCallback(call, NULL, NULL), "TrySubmitThreadpoolCallback");
  until(asked);
  say("before: event %d semaphore %d mutex %d section %d", WaitForSingleObject(event, 0) == WAIT_OBJECT_0,
      WaitForSingleObject(semaphore, 0) == WAIT_OBJECT_0, WaitForSingleObject(mutex, 0) == WAIT_OBJECT_0,
      TryEnterCriticalSection(&section) != 0);
  SetEvent(go);
  until(event);
  for (int i = 0; i < 2; i++) say("after: semaphore %d", WaitForSingleObject(semaphore, LONG_ENOUGH) == WAIT_OBJECT_0);
  say("no third time: %d", WaitForSingleObject(semaphore, BRIEFLY) == WAIT_TIMEOUT);
  say("mutex %d", WaitForSingleObject(mutex, LONG_ENOUGH) == WAIT_OBJECT_0);
  EnterCriticalSection(&section);
  say("section entered");
  return 0;
}
