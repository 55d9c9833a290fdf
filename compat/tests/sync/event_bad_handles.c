/* SPDX-License-Identifier: Apache-2.0 */
/* event_bad_handles [EVENT-10, HANDLE-3, LIVE-7, ERR-1]
   Closed handles, zero and handles of another kind are refused: FALSE, ERROR_INVALID_HANDLE. */
#include "sync.h"

int main(void) {
  HANDLE event = CreateEventA(NULL, TRUE, FALSE, NULL);
  HANDLE mutex = CreateMutexA(NULL, FALSE, NULL);
  L("a multiple of 4, of 31 bits: %d", event != NULL && (ULONG_PTR)event % 4 == 0 && (ULONG_PTR)event < 0x80000000u);
  L("CloseHandle %d", CloseHandle(event));
  TELL("CloseHandle again", CloseHandle(event));
  TELL("SetEvent closed", SetEvent(event));
  TELL("ResetEvent closed", ResetEvent(event));
  TELL_WAIT("wait closed", WaitForSingleObject(event, 0));
  TELL("SetEvent NULL", SetEvent(NULL));
  TELL("SetEvent mutex", SetEvent(mutex));
  LONG before = 77;
  TELL("ReleaseSemaphore mutex", ReleaseSemaphore(mutex, 1, &before));
  L("previous count untouched %d", before == 77);
  HANDLE other = CreateEventA(NULL, TRUE, FALSE, NULL);
  TELL("ReleaseMutex event", ReleaseMutex(other));
  DWORD code = 5;
  TELL("GetExitCodeThread event", GetExitCodeThread(other, &code));
  TELL("ResumeThread event", (int)ResumeThread(other));
  return 0;
}
