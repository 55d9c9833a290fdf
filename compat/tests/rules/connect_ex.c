/* SPDX-License-Identifier: Apache-2.0 */

/* [CONN-1 CONN-2 CONN-9] P1 exactly once: ConnectEx gives one packet with the key of the connecting socket, which
   sends and receives at once. */

#include "../trace.h"

int main(void) {
  start();
  struct sockaddr_in address;
  SOCKET l = listener(&address), s = stream();
  bind_loopback(s);
  HANDLE port = new_port(0);
  associate(port, s, 9);
  WSASetLastError(0);
  say("ConnectEx %s",
      accepted(connect_ex(s)(s, (struct sockaddr *)&address, sizeof address, NULL, 0, NULL, &operation[0])));
  packet("connected", port);
  say_record("connected", &operation[0]);
  SOCKET server = accept(l, NULL, NULL);
  transmit("client", s, 1, "hello");
  packet("sent", port);
  get("server", server);
  receive("client", s, 2, 16);
  put(server, "answer");
  packet("received", port);
  no_packet("no more", port);
  return 0;
}
