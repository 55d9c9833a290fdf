/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-37 LIVE-15] The flags of a pended receive come from WSAGetOverlappedResult; the variable of the call may have
   gone. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  WSABUF buffer = {16, data[0]};
  struct {
    DWORD before, flags, after;
  } given = {0x5a5a5a5a, 0, 0x5a5a5a5a};
  SAY_SOCK("receive", WSARecv(mine, &buffer, 1, NULL, &given.flags, &operation[0], NULL));
  given.flags = 0x5a5a5a5a;
  put(peer, "hello");
  packet("receive", port);
  DWORD bytes = 0, flags = 0x5a5a5a5a;
  SAY_BOOL("result", WSAGetOverlappedResult(mine, &operation[0], &bytes, FALSE, &flags));
  say("flags %u, bytes %u", (unsigned)flags, (unsigned)bytes);
  say("the variable of the call: %08x %08x %08x", (unsigned)given.before, (unsigned)given.flags,
      (unsigned)given.after);
  return 0;
}
