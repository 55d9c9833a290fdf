/* SPDX-License-Identifier: Apache-2.0 */

/* [CONN-5] ConnectEx sends its buffer once connected; its packet counts the bytes.

   Wine 8 does not send a large buffer to its end; Microsoft Learn, "ConnectEx", says that the packet comes after
   it. */

#include "../trace.h"

int main(void) {
  start();
  struct sockaddr_in address;
  SOCKET l = listener(&address), s = stream(), large_one = stream();
  HANDLE port = new_port(0);
  bind_loopback(s);
  bind_loopback(large_one);
  associate(port, s, 1);
  associate(port, large_one, 2);
  DWORD bytes = 0;
  WSASetLastError(0);
  say("ConnectEx %s",
      accepted(connect_ex(s)(s, (struct sockaddr *)&address, sizeof address, "hello", 5, &bytes, &operation[0])));
  packet("connected and sent", port);
  SOCKET server = accept(l, NULL, NULL);
  get("server", server);

  enum { AMOUNT = 4 << 20 };
  char *large = calloc(1, AMOUNT);
  WSASetLastError(0);
  say("ConnectEx %s", accepted(connect_ex(large_one)(large_one, (struct sockaddr *)&address, sizeof address, large,
                                                     AMOUNT, &bytes, &operation[1])));
  server = accept(l, NULL, NULL);
  int total = 0;
  while (total < AMOUNT) {
    int length = recv(server, large, 65536, 0);
    must(length > 0, "recv");
    total += length;
  }
  packet("a large buffer", port);
  no_packet("no more", port);
  return 0;
}
