/* SPDX-License-Identifier: Apache-2.0 */

/* [CANCEL-6 CANCEL-7 CANCEL-8] CancelIo cancels what this thread issued, nothing else, and returns TRUE even for
   nothing. */

#include "../trace.h"

static SOCKET mine, peer;
static HANDLE issued, finish;

static DWORD WINAPI issuer(void *unused) {
  (void)unused;
  receive("another thread", mine, 0, 16);
  SetEvent(issued);
  until(finish);
  return 0;
}

int main(void) {
  HANDLE port = open_connection(&mine, &peer, 1);
  issued = new_event();
  finish = new_event();
  SAY_BOOL("nothing pending", CancelIo((HANDLE)mine));
  HANDLE t = thread(issuer, NULL);
  until(issued);
  SAY_BOOL("nothing of this thread", CancelIo((HANDLE)mine));
  no_packet("still pending", port);
  receive("this thread", mine, 1, 16);
  SAY_BOOL("one of this thread", CancelIo((HANDLE)mine));
  packet("cancelled", port);
  no_packet("still pending", port);
  put(peer, "hello");
  packet("the other one", port);
  SetEvent(finish);
  ended(t);
  return 0;
}
