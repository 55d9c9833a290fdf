/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-15] The count of a call that answers 997 is not written, neither at the call nor later; the variable may have
   gone.

   Wine 8 writes the count of a pending AcceptEx; Microsoft Learn, "AcceptEx", says that it is set only if the
   call completes synchronously. */

#include "../trace.h"

static DWORD counts[4];

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  SOCKET s = stream();
  associate(port, s, 2);
  for (int i = 0; i < 4; i++) counts[i] = 0xabababab;
  WSASetLastError(0);
  say("AcceptEx %s", accepted(accept_ex(l)(l, s, data[0], 16, ADDRESS, ADDRESS, &counts[0], &operation[0])));
  SOCKET client = connected_to(&address);
  put(client, "hello");
  packet("accepted", port);
  WSABUF in = {16, data[1]};
  DWORD flags = 0;
  SAY_SOCK("WSARecv", WSARecv(s, &in, 1, &counts[1], &flags, &operation[1], NULL));
  put(client, "more");
  packet("received", port);
  enum { AMOUNT = 8 << 20 };
  WSABUF out = {AMOUNT, calloc(1, AMOUNT)};
  int sent = WSASend(s, &out, 1, &counts[2], 0, &operation[2], NULL);
  static char piece[65536];
  for (int total = 0; total < AMOUNT;) {
    int length = recv(client, piece, sizeof piece, 0);
    must(length > 0, "recv");
    total += length;
  }
  packet("sent", port);
  say("untouched: %d %d %d", counts[0] == 0xabababab, counts[1] == 0xabababab,
      counts[2] == (sent ? 0xabababab : AMOUNT));
  put(client, "at once");
  until_readable(s);
  SAY_SOCK("WSARecv", WSARecv(s, &in, 1, &counts[3], &flags, &operation[3], NULL));
  say("at once: %u", (unsigned)counts[3]);
  return 0;
}
