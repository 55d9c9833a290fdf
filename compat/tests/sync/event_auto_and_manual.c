/* SPDX-License-Identifier: Apache-2.0 */
/* event_auto_and_manual [EVENT-10, LIVE-9]
   An auto-reset event ends one wait and resets itself; a manual-reset event stays until ResetEvent. */
#include "sync.h"

static HANDLE event;
static LONG released;

static DWORD WINAPI wait_once(void *unused) {
  (void)unused;
  if (WaitForSingleObject(event, 5000) == WAIT_OBJECT_0) InterlockedIncrement(&released);
  return 0;
}

static void release_three(const char *name) {
  HANDLE threads[3];
  released = 0;
  for (int i = 0; i < 3; i++) threads[i] = CreateThread(NULL, 0, wait_once, NULL, 0, NULL);
  Sleep(100);
  SetEvent(event);
  DWORD first = WaitForMultipleObjects(3, threads, FALSE, 5000);
  Sleep(100);
  L("%s: a thread ended %d, threads released by one SetEvent %d", name, first < 3,
    (int)InterlockedCompareExchange(&released, 0, 0));
  for (int i = 0; i < 3; i++) SetEvent(event), Sleep(20);
  L("%s: all ended %s", name, name_of_wait(WaitForMultipleObjects(3, threads, TRUE, 5000)));
  for (int i = 0; i < 3; i++) CloseHandle(threads[i]);
}

int main(void) {
  HANDLE automatic = CreateEventA(NULL, FALSE, TRUE, NULL);
  L("auto, made set: %s", WAIT(automatic, 0));
  L("then: %s", WAIT(automatic, 0));
  SetEvent(automatic);
  SetEvent(automatic);
  L("auto, set twice: %s", WAIT(automatic, 0));
  L("then: %s", WAIT(automatic, 20));
  SetEvent(automatic);
  ResetEvent(automatic);
  L("auto, reset: %s", WAIT(automatic, 0));

  HANDLE manual = CreateEventW(NULL, TRUE, FALSE, NULL);
  L("manual, made unset: %s", WAIT(manual, 0));
  SetEvent(manual);
  L("manual, set: %s, then %s", WAIT(manual, 0), WAIT(manual, INFINITE));
  ResetEvent(manual);
  L("manual, reset: %s", WAIT(manual, 0));
  PulseEvent(manual);
  L("manual, pulsed with nobody there: %s", WAIT(manual, 0));

  event = automatic;
  release_three("auto");
  ResetEvent(automatic);
  event = manual;
  release_three("manual");
  return 0;
}
