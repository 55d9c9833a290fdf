/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-21] Address areas that are too small: the operation fails with 122 when a client comes, and the connection
   stays for the next AcceptEx.

   Wine 8 succeeds and writes no addresses; its own sock.c, on Windows, expects 122. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  SOCKET s = stream();
  DWORD bytes = 0;
  WSASetLastError(0);
  say("AcceptEx %s", accepted(accept_ex(l)(l, s, data[0], 0, ADDRESS, sizeof(struct sockaddr_in) + 15, &bytes,
                                           &operation[0])));
  SOCKET client = connected_to(&address);
  packet("too small", port);
  say_record("too small", &operation[0]);
  put(client, "hello");
  say("again: AcceptEx %s", accepted(accepting(l, s, 1, 0)));
  packet("the same connection", port);
  get("its data", s);
  return 0;
}
