/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-20] FIONBIO changes the calls without an OVERLAPPED, and no others. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  u_long on = 1, off = 0;
  SAY_SOCK("FIONBIO", ioctlsocket(mine, FIONBIO, &on));
  SAY_SOCK("recv", recv(mine, data[0], 16, 0));
  receive("overlapped", mine, 0, 16);
  no_packet("pending", port);
  put(peer, "hello");
  packet("data", port);
  WSABUF in = {16, data[1]};
  DWORD bytes = 0, flags = 0;
  SAY_SOCK("WSARecv without OVERLAPPED", WSARecv(mine, &in, 1, &bytes, &flags, NULL, NULL));
  SAY_SOCK("off again", ioctlsocket(mine, FIONBIO, &off));
  put(peer, "blocking");
  get("recv", mine);
  return 0;
}
