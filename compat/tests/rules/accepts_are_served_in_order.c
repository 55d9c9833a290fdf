/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-10] Of several AcceptEx on one listener the oldest is served first. */

#include "../trace.h"

enum { ACCEPTS = 4 };

int main(void) {
  SOCKET l, s[ACCEPTS];
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  for (int i = 0; i < ACCEPTS; i++) {
    s[i] = stream();
    say("AcceptEx %s", accepted(accepting(l, s[i], i, 0)));
  }
  for (int i = 0; i < ACCEPTS; i++) {
    SOCKET client = connected_to(&address);
    packet("client", port);
    put(client, i % 2 ? "odd" : "even");
    get("its socket", s[i]);
  }
  return 0;
}
