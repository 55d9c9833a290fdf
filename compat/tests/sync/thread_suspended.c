/* SPDX-License-Identifier: Apache-2.0 */
/* thread_suspended [LIVE-9]
   A thread made suspended runs when it was resumed as often as it was suspended; its handle may be closed before. */
#include "sync.h"

static LONG ran;
static HANDLE done;

static DWORD WINAPI run(void *unused) {
  (void)unused;
  InterlockedIncrement(&ran);
  SetEvent(done);
  return 7;
}

int main(void) {
  done = CreateEventA(NULL, FALSE, FALSE, NULL);
  HANDLE thread = CreateThread(NULL, 0, run, NULL, CREATE_SUSPENDED, NULL);
  L("suspended: %s, ran %d", WAIT(thread, 50), (int)InterlockedExchangeAdd(&ran, 0));
  L("suspended once more, before %d", (int)SuspendThread(thread));
  L("resumed, before %d", (int)ResumeThread(thread));
  L("still: %s, ran %d", WAIT(done, 50), (int)InterlockedExchangeAdd(&ran, 0));
  L("resumed, before %d", (int)ResumeThread(thread));
  L("runs: %s", WAIT(done, 5000));
  L("ended: %s", WAIT(thread, 5000));
  CloseHandle(thread);

  thread = CreateThread(NULL, 0, run, NULL, CREATE_SUSPENDED, NULL);
  ResumeThread(thread);
  CloseHandle(thread);
  L("handle closed at once, it runs: %s", WAIT(done, 5000));
  TELL_WAIT("closed handle", WaitForSingleObject(thread, 0));
  return 0;
}
