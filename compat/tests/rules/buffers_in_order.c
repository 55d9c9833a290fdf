/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-6 SOCK-2] A receive fills its buffers in order and ends with what is there; a send takes them in order. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  WSABUF in[3] = {{3, data[0]}, {4, data[1]}, {100, data[2]}};
  DWORD flags = 0;
  SAY_SOCK("receive into 3 buffers", WSARecv(mine, in, 3, NULL, &flags, &operation[0], NULL));
  put(peer, "abcDEFGhi");
  packet("all three", port);
  say_record("all three", &operation[0]);
  say("'%s' '%s' '%s'", data[0], data[1], data[2]);
  memset(data, 0, sizeof data);
  SAY_SOCK("receive into 3 buffers", WSARecv(mine, in, 3, NULL, &flags, &operation[1], NULL));
  put(peer, "12345");
  packet("it does not wait for more", port);
  say("'%s' '%s' '%s'", data[0], data[1], data[2]);
  WSABUF out[4] = {{2, "one"}, {0, NULL}, {3, "two"}, {5, "three"}};
  DWORD sent = 0;
  SAY_SOCK("send from 4 buffers", WSASend(mine, out, 4, &sent, 0, &operation[2], NULL));
  packet("sent", port);
  get("at the peer", peer);
  return 0;
}
