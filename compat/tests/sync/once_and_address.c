/* SPDX-License-Identifier: Apache-2.0 */
/* once_and_address [LIVE-9]
   InitOnceExecuteOnce runs its function once however many threads come; WaitOnAddress ends when the value changed
   and somebody said so. */
#include "sync.h"

static INIT_ONCE once = INIT_ONCE_STATIC_INIT;
static LONG runs, seen;
static volatile LONG value;

static BOOL CALLBACK make(PINIT_ONCE unused, PVOID parameter, PVOID *context) {
  (void)unused;
  Sleep(50);
  InterlockedIncrement(&runs);
  *context = parameter;
  return TRUE;
}
static BOOL CALLBACK refuse(PINIT_ONCE unused, PVOID parameter, PVOID *context) {
  (void)unused, (void)parameter, (void)context;
  InterlockedIncrement(&runs);
  return FALSE;
}

static DWORD WINAPI come(void *unused) {
  static int object __attribute__((aligned(16)));
  void *context = NULL;
  (void)unused;
  if (InitOnceExecuteOnce(&once, make, &object, &context) && context == &object) InterlockedIncrement(&seen);
  return 0;
}

static DWORD WINAPI wait_for_change(void *unused) {
  LONG old = 0;
  (void)unused;
  while (InterlockedCompareExchange((LONG *)&value, 0, 0) == 0)
    if (!WaitOnAddress(&value, &old, sizeof old, 10000)) return 1;
  return 0;
}

int main(void) {
  HANDLE threads[4];
  INIT_ONCE failing = INIT_ONCE_STATIC_INIT;
  L("refused %d", InitOnceExecuteOnce(&failing, refuse, NULL, NULL));
  L("refused again %d", InitOnceExecuteOnce(&failing, refuse, NULL, NULL));
  L("runs %d", (int)runs);
  runs = 0;
  for (int i = 0; i < 4; i++) threads[i] = CreateThread(NULL, 0, come, NULL, 0, NULL);
  L("all came: %s", name_of_wait(WaitForMultipleObjects(4, threads, TRUE, 10000)));
  L("runs %d, saw the context %d", (int)runs, (int)seen);

  for (int i = 0; i < 4; i++) threads[i] = CreateThread(NULL, 0, wait_for_change, NULL, 0, NULL);
  Sleep(50);
  L("they wait: %s", name_of_wait(WaitForMultipleObjects(4, threads, FALSE, 0)));
  InterlockedExchange((LONG *)&value, 1);
  WakeByAddressAll((void *)&value);
  L("they go on: %s", name_of_wait(WaitForMultipleObjects(4, threads, TRUE, 10000)));
  LONG now = 1;
  TELL("unchanged", WaitOnAddress(&value, &now, sizeof now, 30));
  return 0;
}
