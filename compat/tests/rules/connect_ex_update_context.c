/* SPDX-License-Identifier: Apache-2.0 */

/* [CONN-3] Until SO_UPDATE_CONNECT_CONTEXT is set, getpeername and shutdown fail with 10057; then they work.

   Wine 8 lets them work before; Microsoft Learn, "ConnectEx", says otherwise. */

#include "../trace.h"

int main(void) {
  start();
  struct sockaddr_in address, other;
  int length = sizeof other;
  SOCKET l = listener(&address), s = stream();
  bind_loopback(s);
  HANDLE port = new_port(0);
  associate(port, s, 1);
  WSASetLastError(0);
  say("ConnectEx %s",
      accepted(connect_ex(s)(s, (struct sockaddr *)&address, sizeof address, NULL, 0, NULL, &operation[0])));
  packet("connected", port);
  SOCKET server = accept(l, NULL, NULL);
  SAY_SOCK("getpeername", getpeername(s, (struct sockaddr *)&other, &length));
  SAY_SOCK("shutdown", shutdown(s, SD_SEND));
  SAY_SOCK("update", setsockopt(s, SOL_SOCKET, SO_UPDATE_CONNECT_CONTEXT, NULL, 0));
  length = sizeof other;
  SAY_SOCK("getpeername", getpeername(s, (struct sockaddr *)&other, &length));
  say("it is the listener: %d", other.sin_port == address.sin_port);
  SAY_SOCK("shutdown", shutdown(s, SD_SEND));
  get("server", server);
  return 0;
}
