/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-17] SO_CONNECT_TIME finds clients that connect and say nothing: -1 while there is none, then seconds. */

#include "../trace.h"

static int connect_time(SOCKET s) {
  DWORD seconds = 77;
  int length = sizeof seconds;
  if (getsockopt(s, SOL_SOCKET, SO_CONNECT_TIME, (char *)&seconds, &length)) return -1000 - WSAGetLastError();
  return (int)seconds;
}

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  SOCKET s = stream();
  say("fresh: %d", connect_time(s));
  say("AcceptEx %s", accepted(accepting(l, s, 0, 16)));
  say("no client: %d", connect_time(s));
  SOCKET client = connected_to(&address);
  ULONGLONG end = GetTickCount64() + LONG_ENOUGH;
  while (connect_time(s) == -1 && GetTickCount64() < end) SwitchToThread();
  say("silent client: seconds %d", connect_time(s) >= 0 && connect_time(s) <= 10);
  put(client, "x");
  packet("accepted", port);
  say("still: seconds %d", connect_time(s) >= 0 && connect_time(s) <= 10);
  return 0;
}
