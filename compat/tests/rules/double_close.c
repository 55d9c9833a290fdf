/* SPDX-License-Identifier: Apache-2.0 */

/* [HANDLE-3] P4 no stale I/O: closing twice is an error and closes nothing else. */

#include "../trace.h"

int main(void) {
  start();
  HANDLE port = new_port(0), event = new_event();
  SOCKET s = stream();
  SAY_BOOL("port", CloseHandle(port));
  SAY_BOOL("port again", CloseHandle(port));
  SAY_BOOL("event", CloseHandle(event));
  SAY_BOOL("event again", CloseHandle(event));
  SAY_SOCK("socket", closesocket(s));
  SAY_SOCK("socket again", closesocket(s));
  SAY_BOOL("socket as a handle", CloseHandle((HANDLE)s));
  SAY_SOCK("INVALID_SOCKET", closesocket(INVALID_SOCKET));
  SAY_SOCK("a port is no socket", closesocket((SOCKET)new_port(0)));
  return 0;
}
