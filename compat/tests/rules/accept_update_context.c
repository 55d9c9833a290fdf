/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-4 ERR-4] Until SO_UPDATE_ACCEPT_CONTEXT is set, getpeername, getsockname and shutdown fail with 10057; then
   they work.

   Wine 8 lets getpeername, getsockname and shutdown work before; Microsoft Learn, "AcceptEx", says otherwise. */

#include "../trace.h"

static void names(const char *title, SOCKET s) {
  struct sockaddr_in name;
  int length = sizeof name;
  say("%s", title);
  SAY_SOCK("getpeername", getpeername(s, (struct sockaddr *)&name, &length));
  length = sizeof name;
  SAY_SOCK("getsockname", getsockname(s, (struct sockaddr *)&name, &length));
  SAY_SOCK("shutdown", shutdown(s, SD_SEND));
}

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  SOCKET s = stream();
  say("AcceptEx %s", accepted(accepting(l, s, 0, 0)));
  SOCKET client = connected_to(&address);
  packet("connected", port);
  names("before", s);
  SAY_SOCK("SO_UPDATE_ACCEPT_CONTEXT", setsockopt(s, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (char *)&l, sizeof l));
  names("after", s);
  get("the client", client);
  return 0;
}
