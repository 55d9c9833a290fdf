/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-18] The place for the count may be NULL when there is an OVERLAPPED, at once and pending. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  WSABUF buffer = {4, data[0]};
  DWORD flags = 0;
  SAY_SOCK("pending receive", WSARecv(mine, &buffer, 1, NULL, &flags, &operation[0], NULL));
  put(peer, "onetwo");
  packet("pending receive", port);
  until_readable(mine);
  SAY_SOCK("receive at once", WSARecv(mine, &buffer, 1, NULL, &flags, &operation[1], NULL));
  packet("receive at once", port);
  SAY_SOCK("send", WSASend(mine, &buffer, 1, NULL, 0, &operation[2], NULL));
  packet("send", port);
  return 0;
}
