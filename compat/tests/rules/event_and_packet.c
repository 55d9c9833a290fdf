/* SPDX-License-Identifier: Apache-2.0 */

/* [EVENT-2 EVENT-3] An operation with an event on a port has both; starting resets the event, success at once sets
   it. */

#include "../trace.h"

static void is_set(const char *title, HANDLE event) {
  say("%s: set %d", title, WaitForSingleObject(event, 0) == WAIT_OBJECT_0);
}

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1), event = new_event();
  operation[0].hEvent = operation[1].hEvent = operation[2].hEvent = event;
  SetEvent(event);
  receive("pending", mine, 0, 8);
  is_set("while pending", event);
  put(peer, "data");
  until(event);
  is_set("at the end", event);
  packet("packet", port);
  is_set("after the packet", event);
  ResetEvent(event);
  transmit("at once", mine, 1, "x");
  is_set("at once", event);
  packet("packet", port);
  receive("cancelled", mine, 2, 8);
  is_set("while pending", event);
  CancelIoEx((HANDLE)mine, NULL);
  until(event);
  is_set("cancelled", event);
  packet("packet", port);
  return 0;
}
