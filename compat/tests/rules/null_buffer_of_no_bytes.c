/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-28 SOCK-5] A buffer {0, NULL} asks whether there is data, and takes none. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  WSABUF none = {0, NULL};
  DWORD bytes = 9, flags = 0;
  SAY_SOCK("no data", WSARecv(mine, &none, 1, &bytes, &flags, &operation[0], NULL));
  no_packet("pending", port);
  put(peer, "hello");
  packet("data is there", port);
  SAY_SOCK("with data", WSARecv(mine, &none, 1, &bytes, &flags, &operation[1], NULL));
  packet("at once", port);
  get("nothing was taken", mine);
  return 0;
}
