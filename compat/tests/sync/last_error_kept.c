/* SPDX-License-Identifier: Apache-2.0 */
/* last_error_kept [ERR-12, ERR-15, LIVE-10]
   One value per thread, for GetLastError and WSAGetLastError alike; sleeping, waiting and locking leave it and errno
   alone. */
#include "sync.h"
#include <errno.h>

int main(void) {
  SetLastError(111);
  L("one value: %d", WSAGetLastError());
  WSASetLastError(222);
  L("one value: %u", (unsigned)GetLastError());
  HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL);
  CRITICAL_SECTION section;
  InitializeCriticalSection(&section);
  SetLastError(333);
  errno = 44;
  Sleep(5);
  Sleep(0);
  SleepEx(5, TRUE);
  SwitchToThread();
  WaitForSingleObject(event, 5);
  SetEvent(event);
  WaitForSingleObject(event, 5);
  EnterCriticalSection(&section);
  LeaveCriticalSection(&section);
  GetCurrentThreadId();
  GetTickCount();
  L("kept: %u", (unsigned)GetLastError());
  L("errno kept: %d", errno == 44);
  return 0;
}
