/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-33] A receive without any buffer is refused with 10022.

   Wine 8 takes it for a receive of no bytes; its own sock.c, on Windows, expects WSAEINVAL. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  WSABUF buffer = {16, data[0]};
  DWORD bytes = 0, flags = 0;
  SAY_SOCK("overlapped", WSARecv(mine, &buffer, 0, &bytes, &flags, &operation[0], NULL));
  put(peer, "data");
  until_readable(mine);
  SAY_SOCK("with data", WSARecv(mine, &buffer, 0, &bytes, &flags, &operation[0], NULL));
  SAY_SOCK("no array either", WSARecv(mine, NULL, 0, &bytes, &flags, &operation[0], NULL));
  no_packet("refused", port);
  get("the data is still there", mine);
  return 0;
}
