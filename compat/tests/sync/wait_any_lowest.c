/* SPDX-License-Identifier: Apache-2.0 */
/* wait_any_lowest [WAIT-2, LIVE-9]
   A wait for any of several objects answers the lowest signalled index and takes only that object. */
#include "sync.h"

static HANDLE events[4];

static DWORD WINAPI set_two(void *unused) {
  (void)unused;
  Sleep(100);
  SetEvent(events[2]);
  return 0;
}

int main(void) {
  for (int i = 0; i < 4; i++) events[i] = CreateEventA(NULL, FALSE, FALSE, NULL);
  L("none: %s", name_of_wait(WaitForMultipleObjects(4, events, FALSE, 0)));
  L("none for 30 ms: %s", name_of_wait(WaitForMultipleObjects(4, events, FALSE, 30)));
  SetEvent(events[3]);
  SetEvent(events[1]);
  L("1 and 3 set: %s", name_of_wait(WaitForMultipleObjects(4, events, FALSE, 1000)));
  L("1 was taken: %s; 3 was not: %s", WAIT(events[1], 0), WAIT(events[3], 0));

  HANDLE thread = CreateThread(NULL, 0, set_two, NULL, 0, NULL);
  L("2 set later: %s", name_of_wait(WaitForMultipleObjects(4, events, FALSE, INFINITE)));
  L("2 was taken: %s", WAIT(events[2], 0));
  WaitForSingleObject(thread, INFINITE);

  HANDLE same[2] = {events[0], events[0]};
  SetEvent(events[0]);
  L("one object twice: %s", name_of_wait(WaitForMultipleObjects(2, same, FALSE, 0)));
  L("then: %s", WAIT(events[0], 0));

  HANDLE many[64];
  for (int i = 0; i < 64; i++) many[i] = CreateEventA(NULL, TRUE, FALSE, NULL);
  SetEvent(many[63]);
  L("64 objects: %s", name_of_wait(WaitForMultipleObjects(64, many, FALSE, 1000)));
  for (int i = 0; i < 64; i++) CloseHandle(many[i]);
  return 0;
}
