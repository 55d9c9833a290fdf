/* SPDX-License-Identifier: Apache-2.0 */

/* [CANCEL-11] With a port, an operation goes on when the thread that issued it has exited. */

#include "../trace.h"

static SOCKET mine, peer;

static DWORD WINAPI issuer(void *unused) {
  (void)unused;
  receive("issued", mine, 0, 16);
  return 0;
}

int main(void) {
  HANDLE port = open_connection(&mine, &peer, 1);
  ended(thread(issuer, NULL));
  no_packet("the thread is gone", port);
  put(peer, "hello");
  packet("data", port);
  ended(thread(issuer, NULL));
  SAY_BOOL("CancelIo of another thread", CancelIo((HANDLE)mine));
  no_packet("still pending", port);
  SAY_BOOL("CancelIoEx", CancelIoEx((HANDLE)mine, NULL));
  packet("cancelled", port);
  return 0;
}
