/* SPDX-License-Identifier: Apache-2.0 */

/* [SKIP-5 EVENT-2] In both skip modes together an operation that succeeds at once has no packet, and its event is set
   all the same. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1), event = new_event();
  SAY_BOOL("modes", SetFileCompletionNotificationModes((HANDLE)mine, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS |
                                                                         FILE_SKIP_SET_EVENT_ON_HANDLE));
  operation[0].hEvent = operation[1].hEvent = event;
  transmit("at once", mine, 0, "x");
  say("set: %d", WaitForSingleObject(event, 0) == WAIT_OBJECT_0);
  no_packet("none", port);
  receive("pending", mine, 1, 8);
  say("set: %d", WaitForSingleObject(event, 0) == WAIT_OBJECT_0);
  put(peer, "data");
  until(event);
  packet("pending", port);
  return 0;
}
