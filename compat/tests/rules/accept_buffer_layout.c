/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-3 ACCEPT-20] The output buffer: first data, then the local, then the remote address; the lengths that
   GetAcceptExSockaddrs gives are those of the addresses. */

#include "../trace.h"

int main(void) {
  start();
  struct sockaddr_in address, own;
  SOCKET l = listener(&address), s = stream(), client = stream();
  own = bind_loopback(client);
  HANDLE port = new_port(0);
  associate(port, l, 1);
  memset(data, 0x5a, sizeof data);
  enum { ROOM = 11, LOCAL = ADDRESS + 7, REMOTE = ADDRESS + 3, TOTAL = ROOM + LOCAL + REMOTE };
  DWORD bytes = 0;
  WSASetLastError(0);
  say("AcceptEx %s", accepted(accept_ex(l)(l, s, data[0], ROOM, LOCAL, REMOTE, &bytes, &operation[0])));
  must(connect(client, (struct sockaddr *)&address, sizeof address) == 0, "connect");
  put(client, "hello");
  packet("connection and data", port);
  say("'%.5s'", data[0]);
  struct sockaddr *local = NULL, *remote = NULL;
  int local_length = 0, remote_length = 0;
  accept_addresses(l)(data[0], ROOM, LOCAL, REMOTE, &local, &local_length, &remote, &remote_length);
  say("lengths %d %d", local_length, remote_length);
  say("local %d", memcmp(local, &address, 8) == 0);
  say("remote %d", memcmp(remote, &own, 8) == 0);
  char *at = (char *)local, *end = (char *)remote;
  say("in their areas: %d %d", at >= data[0] + ROOM && at + 16 <= data[0] + ROOM + LOCAL,
      end >= data[0] + ROOM + LOCAL && end + 16 <= data[0] + TOTAL);
  int beyond = 0;
  for (int i = TOTAL; i < DATA; i++) beyond += data[0][i] != 0x5a;
  say("bytes written beyond the buffer: %d", beyond);
  return 0;
}
