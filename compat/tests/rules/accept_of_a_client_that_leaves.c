/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-8] A client connects and closes without a word: AcceptEx with room for data succeeds with 0 bytes. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  SOCKET s = stream(), t = stream();
  say("AcceptEx %s", accepted(accepting(l, s, 0, 16)));
  SOCKET client = connected_to(&address);
  closesocket(client);
  packet("closed", port);
  get("accepted socket", s);
  say("AcceptEx %s", accepted(accepting(l, t, 1, 16)));
  client = connected_to(&address);
  put(client, "next");
  packet("the next client", port);
  return 0;
}
