/* SPDX-License-Identifier: Apache-2.0 */
/* wait_bad_arguments [WAIT-2, LIVE-9, ERR-1, ERR-2]
   Counts of 0 and above 64: 87. A bad handle among good ones: 6, and nothing was taken. One object twice in a wait
   for all: 87.

   Wine 8 takes one object twice in a wait for all; Microsoft Learn, "WaitForMultipleObjects", says
   ERROR_INVALID_PARAMETER. */
#include "sync.h"

int main(void) {
  HANDLE event = CreateEventA(NULL, FALSE, TRUE, NULL), gone = CreateEventA(NULL, FALSE, TRUE, NULL);
  HANDLE list[65];
  for (int i = 0; i < 65; i++) list[i] = event;
  CloseHandle(gone);
  TELL_WAIT("count 0", WaitForMultipleObjects(0, list, FALSE, 0));
  TELL_WAIT("count 65", WaitForMultipleObjects(65, list, FALSE, 0));
  HANDLE bad[2] = {event, gone};
  TELL_WAIT("closed one, any", WaitForMultipleObjects(2, bad, FALSE, 0));
  TELL_WAIT("closed one, all", WaitForMultipleObjects(2, bad, TRUE, 0));
  TELL_WAIT("twice, all", WaitForMultipleObjects(2, list, TRUE, 0));
  L("nothing was taken: %s", WAIT(event, 0));
  TELL_WAIT("NULL", WaitForSingleObject(NULL, 0));
  TELL_WAIT("a time-out is no error", WaitForSingleObject(event, 0));
  return 0;
}
