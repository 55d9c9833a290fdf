/* SPDX-License-Identifier: Apache-2.0 */
/* named_objects [LIVE-9]
   Objects of one name are one object; making one that exists says so and ignores the arguments; a name in use by
   another kind is refused; the name ends with the last handle. */
#include "sync.h"

int main(void) {
  CLEAR();
  HANDLE first = CreateEventA(NULL, TRUE, FALSE, "sync-test-event");
  L("made: %d %s", first != NULL, ERR());
  HANDLE second = CreateEventA(NULL, FALSE, TRUE, "sync-test-event");
  L("made again: %d %s", second != NULL && second != first, ERR());
  L("initial state ignored: %s", WAIT(second, 0));
  SetEvent(first);
  L("set through the first: %s", WAIT(second, 0));
  static const WCHAR wide[] = {'s', 'y', 'n', 'c', '-', 't', 'e', 's', 't', '-', 'e', 'v', 'e', 'n', 't', 0};
  HANDLE third = CreateEventW(NULL, TRUE, FALSE, wide);
  L("wide name: %s", ERR());
  L("signalled: %s", WAIT(third, 0));
  HANDLE fourth = OpenEventA(EVENT_ALL_ACCESS, FALSE, "Local\\sync-test-event");
  L("opened with Local: %d", fourth != NULL);
  TELL("letter case counts", OpenEventA(EVENT_ALL_ACCESS, FALSE, "Sync-test-event") != NULL);
  TELL("mutex of that name", CreateMutexA(NULL, FALSE, "sync-test-event") != NULL);
  TELL("semaphore of that name", CreateSemaphoreA(NULL, 0, 1, "sync-test-event") != NULL);
  CloseHandle(first);
  CloseHandle(second);
  CloseHandle(third);
  L("one handle left: %s", WAIT(fourth, 0));
  CloseHandle(fourth);
  TELL("no handle left", OpenEventA(EVENT_ALL_ACCESS, FALSE, "sync-test-event") != NULL);
  CLEAR();
  HANDLE mutex = CreateMutexA(NULL, TRUE, "sync-test-event");
  L("free for a mutex: %d %s", mutex != NULL, ERR());
  HANDLE same = CreateMutexA(NULL, TRUE, "sync-test-event");
  L("again: %s", ERR());
  L("owned once: %d", ReleaseMutex(same));
  TELL("not twice", ReleaseMutex(mutex));
  SetLastError(99);
  HANDLE unnamed = CreateEventA(NULL, TRUE, FALSE, NULL);
  L("no name: %d %s", unnamed != NULL, ERR());
  return 0;
}
