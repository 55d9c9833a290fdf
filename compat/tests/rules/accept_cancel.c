/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-15 CANCEL-3] CancelIoEx on the listener ends its AcceptEx with 995; both sockets can be used again. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  SOCKET s = stream(), other = stream();
  say("AcceptEx %s", accepted(accepting(l, s, 0, 0)));
  say("AcceptEx %s", accepted(accepting(l, other, 1, 32)));
  SAY_BOOL("cancel one", CancelIoEx((HANDLE)l, &operation[0]));
  packet("cancelled", port);
  SAY_BOOL("cancel all", CancelIoEx((HANDLE)l, NULL));
  packet("cancelled", port);
  say_record("cancelled", &operation[1]);
  say("AcceptEx %s", accepted(accepting(l, s, 2, 0)));
  SOCKET client = connected_to(&address);
  packet("a client", port);
  put(client, "hello");
  get("its socket", s);
  return 0;
}
