/* SPDX-License-Identifier: Apache-2.0 */
/* [APC-7] QueueUserAPC breaks another thread's alertable wait, whichever it is in. The function runs there. */
#include "../trace.h"

static DWORD number_of_thread;
static HANDLE never, called, signalled;
static LONG waits;

static void CALLBACK note(ULONG_PTR parameter) {
  say("call %u on its thread: %d", (unsigned)parameter, GetCurrentThreadId() == number_of_thread);
  SetEvent(called);
}

static DWORD wait_in(int way) {
  HANDLE two[2] = {never, never};
  OVERLAPPED_ENTRY entry;
  ULONG count;
  DWORD answer;
  switch (way) {
  case 0: return SleepEx(INFINITE, TRUE);
  case 1: return WaitForSingleObjectEx(never, INFINITE, TRUE);
  case 2: return WaitForMultipleObjectsEx(2, two, FALSE, INFINITE, TRUE);
  case 3: return WSAWaitForMultipleEvents(1, &never, FALSE, WSA_INFINITE, TRUE);
  case 4: return SignalObjectAndWait(signalled, never, INFINITE, TRUE);
  default: {
    HANDLE port = new_port(0);
    InterlockedIncrement(&waits);
    answer = GetQueuedCompletionStatusEx(port, &entry, 1, &count, INFINITE, TRUE) ? 0 : GetLastError();
    CloseHandle(port);
    return answer;
  }
  }
}

static DWORD WINAPI waiting(void *unused) {
  (void)unused;
  number_of_thread = GetCurrentThreadId();
  for (int way = 0; way < 6; way++) {
    InterlockedIncrement(&waits);
    say("wait %d: %u", way, (unsigned)wait_in(way));
  }
  return 0;
}

int main(void) {
  start();
  never = new_event();
  called = CreateEventW(NULL, FALSE, FALSE, NULL);
  signalled = new_event();
  HANDLE t = thread(waiting, NULL);
  for (int way = 0; way < 6; way++) {
    while (InterlockedCompareExchange(&waits, 0, 0) < way + 1) Sleep(1);
    if (way == 4) until(signalled);
    let_it_block();
    QueueUserAPC(note, t, (ULONG_PTR)way);
    until(called);
  }
  ended(t);
  return 0;
}
