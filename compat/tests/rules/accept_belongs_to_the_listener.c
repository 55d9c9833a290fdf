/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-19] Cancelling on the accept socket does nothing: the operation is the listener's.

   Wine 8 answers TRUE to CancelIoEx for all of a handle that has nothing pending; Microsoft Learn, "CancelIoEx",
   says ERROR_NOT_FOUND. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  SOCKET s = stream();
  say("AcceptEx %s", accepted(accepting(l, s, 0, 0)));
  SAY_BOOL("CancelIoEx on the accept socket", CancelIoEx((HANDLE)s, &operation[0]));
  SAY_BOOL("CancelIoEx for all of it", CancelIoEx((HANDLE)s, NULL));
  SAY_BOOL("CancelIo", CancelIo((HANDLE)s));
  no_packet("still pending", port);
  connected_to(&address);
  packet("connection", port);
  say("AcceptEx %s", accepted(accepting(l, stream(), 1, 0)));
  SAY_BOOL("CancelIo on the listener", CancelIo((HANDLE)l));
  packet("cancelled", port);
  return 0;
}
