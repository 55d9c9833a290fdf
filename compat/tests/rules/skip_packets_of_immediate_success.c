/* SPDX-License-Identifier: Apache-2.0 */

/* [SKIP-1, SKIP-2, SKIP-3, SKIP-4, SKIP-6] With FILE_SKIP_COMPLETION_PORT_ON_SUCCESS an operation that succeeds at
   once queues no packet; one that was pending does, however it ends. The mode stays. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE event = new_event();
  start();
  connected_pair(&mine, &peer);
  SAY_BOOL("before the association", SetFileCompletionNotificationModes((HANDLE)mine, 1));
  HANDLE port = new_port(0);
  associate(port, mine, 7);

  transmit("send", mine, 0, "hello");
  no_packet("of the send", port);
  say_record("send", &operation[0]);
  get("peer", peer);

  receive("pending", mine, 1, 8);
  put(peer, "late");
  packet("of the pending receive", port);

  put(peer, "early");
  until_readable(mine);
  operation[2].hEvent = event;
  receive("immediate, with an event", mine, 2, 8);
  say("event: %u", (unsigned)WaitForSingleObject(event, 0));
  no_packet("of the immediate receive", port);

  receive("to be cancelled", mine, 3, 8);
  SAY_BOOL("cancel", CancelIoEx((HANDLE)mine, &operation[3]));
  packet("of the cancelled receive", port);

  SAY_BOOL("take the mode back", SetFileCompletionNotificationModes((HANDLE)mine, 0));
  transmit("send again", mine, 4, "more");
  no_packet("of the second send", port);
  return 0;
}
