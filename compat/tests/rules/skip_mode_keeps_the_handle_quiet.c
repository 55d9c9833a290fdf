/* SPDX-License-Identifier: Apache-2.0 */

/* [SKIP-5, EVENT-6] FILE_SKIP_SET_EVENT_ON_HANDLE: an operation does not signal its handle any more, whether the
   mode was set before the first wait for it or after; an event is signalled as ever. */

#include "../trace.h"

static void run(int waits_first) {
  SOCKET mine, peer;
  connected_pair(&mine, &peer);
  memset(operation, 0, sizeof operation);
  if (waits_first) WaitForSingleObject((HANDLE)mine, 0);
  SAY_BOOL("mode", SetFileCompletionNotificationModes((HANDLE)mine, FILE_SKIP_SET_EVENT_ON_HANDLE));
  operation[0].hEvent = new_event();
  receive("with an event", mine, 0, 8);
  say("the handle: %u", (unsigned)WaitForSingleObject((HANDLE)mine, 0));
  put(peer, "data");
  until(operation[0].hEvent);
  receive("without", mine, 1, 8);
  put(peer, "data");
  DWORD bytes = 0;
  say("the handle: %u", (unsigned)WaitForSingleObject((HANDLE)mine, BRIEFLY));
  say_record("it has ended", &operation[1]);
  SAY_BOOL("its result", GetOverlappedResult((HANDLE)mine, &operation[1], &bytes, FALSE));
  closesocket(mine);
  closesocket(peer);
}

int main(void) {
  start();
  run(0);
  run(1);
  return 0;
}
