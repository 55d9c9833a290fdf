/* SPDX-License-Identifier: Apache-2.0 */
/* close_while_waiting [LIVE-6, LIVE-9]
   A handle that is closed while a thread waits on its object: the wait goes on, and ends by another handle. */
#include "sync.h"

static HANDLE handle, ready;

static DWORD WINAPI waits(void *unused) {
  (void)unused;
  SetEvent(ready);
  return WaitForSingleObject(handle, 10000);
}

static DWORD WINAPI churn(void *unused) {
  (void)unused;
  for (int i = 0; i < 3000; i++) {
    HANDLE events[3];
    for (int k = 0; k < 3; k++) events[k] = CreateEventA(NULL, k & 1, k == 2, NULL);
    WaitForMultipleObjects(3, events, FALSE, 0);
    for (int k = 0; k < 3; k++) CloseHandle(events[k]);
  }
  return 0;
}

int main(void) {
  ready = CreateEventA(NULL, FALSE, FALSE, NULL);
  handle = CreateEventA(NULL, FALSE, FALSE, "close-while-waiting");
  HANDLE other = OpenEventA(EVENT_ALL_ACCESS, FALSE, "close-while-waiting");
  HANDLE thread = CreateThread(NULL, 0, waits, NULL, 0, NULL);
  WaitForSingleObject(ready, INFINITE);
  Sleep(100);
  L("close %d", CloseHandle(handle));
  L("it waits on: %s", WAIT(thread, 100));
  SetEvent(other);
  L("ended: %s", WAIT(thread, 5000));
  DWORD code = 99;
  GetExitCodeThread(thread, &code);
  L("by the object: %s", name_of_wait(code));
  CloseHandle(thread);

  /* The last handle: nobody can end it any more but the clock. */
  handle = CreateEventA(NULL, FALSE, FALSE, NULL);
  HANDLE copy = NULL;
  L("duplicate %d", DuplicateHandle(GetCurrentProcess(), handle, GetCurrentProcess(), &copy, 0, FALSE,
                                    DUPLICATE_SAME_ACCESS));
  SetEvent(copy);
  CloseHandle(handle);
  L("the copy is the same event: %s", WAIT(copy, 0));
  CloseHandle(copy);

  HANDLE threads[4];
  for (int i = 0; i < 4; i++) threads[i] = CreateThread(NULL, 0, churn, NULL, 0, NULL);
  L("churn: %s", name_of_wait(WaitForMultipleObjects(4, threads, TRUE, 60000)));
  return 0;
}
