/* SPDX-License-Identifier: Apache-2.0 */
/* critical_section [LIVE-9, LIVE-10]
   One thread at a time, which may enter again; TryEnter does not wait; neither touches the last error. */
#include "sync.h"

static CRITICAL_SECTION section;
static int counter;

static DWORD WINAPI count(void *unused) {
  (void)unused;
  for (int i = 0; i < 50000; i++) {
    EnterCriticalSection(&section);
    EnterCriticalSection(&section);
    counter++;
    LeaveCriticalSection(&section);
    LeaveCriticalSection(&section);
  }
  return 0;
}

static DWORD WINAPI try_it(void *unused) {
  (void)unused;
  BOOL entered = TryEnterCriticalSection(&section);
  if (entered) LeaveCriticalSection(&section);
  return (DWORD)entered;
}

static DWORD tried(void) {
  DWORD code = 9;
  HANDLE thread = CreateThread(NULL, 0, try_it, NULL, 0, NULL);
  WaitForSingleObject(thread, INFINITE);
  GetExitCodeThread(thread, &code);
  CloseHandle(thread);
  return code;
}

int main(void) {
  L("size %d", (int)sizeof section);
  L("made %d", InitializeCriticalSectionAndSpinCount(&section, 4000));
  SetLastError(4321);
  L("first %d", TryEnterCriticalSection(&section));
  L("again %d", TryEnterCriticalSection(&section));
  L("other thread %u", (unsigned)tried());
  LeaveCriticalSection(&section);
  L("left once, other thread %u", (unsigned)tried());
  LeaveCriticalSection(&section);
  L("left twice, other thread %u", (unsigned)tried());
  L("last error %u", (unsigned)GetLastError());

  HANDLE threads[4];
  for (int i = 0; i < 4; i++) threads[i] = CreateThread(NULL, 0, count, NULL, 0, NULL);
  L("all: %s", name_of_wait(WaitForMultipleObjects(4, threads, TRUE, 60000)));
  L("counted %d", counter);
  DeleteCriticalSection(&section);
  return 0;
}
