/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-4] select returns with 10038 when another thread closes one of its sockets, WSAPoll with POLLNVAL. An
   invalid socket makes WSAPoll return at once. Wine 8 reports the socket as readable; Microsoft Learn, select and
   WSAPoll. */

#include "../trace.h"

static SOCKET s;
static HANDLE inside;

static DWORD WINAPI selecting(void *unused) {
  fd_set set;
  struct timeval limit = {LONG_ENOUGH / 1000, 0};
  (void)unused;
  FD_ZERO(&set);
  FD_SET(s, &set);
  SetEvent(inside);
  int answer = select(0, &set, NULL, NULL, &limit);
  say("select: %d %u", answer, answer < 0 ? (unsigned)WSAGetLastError() : 0);
  return 0;
}

static DWORD WINAPI polling(void *unused) {
  WSAPOLLFD entry = {s, POLLRDNORM, 0};
  (void)unused;
  SetEvent(inside);
  int answer = WSAPoll(&entry, 1, LONG_ENOUGH);
  say("WSAPoll: %d, POLLNVAL %d", answer, (entry.revents & POLLNVAL) != 0);
  return 0;
}

int main(void) {
  start();
  for (int which = 0; which < 2; which++) {
    SOCKET peer;
    connected_pair(&s, &peer);
    inside = new_event();
    HANDLE t = thread(which ? polling : selecting, NULL);
    until(inside);
    let_it_block();
    DWORD before = GetTickCount();
    must(closesocket(s) == 0, "closesocket");
    ended(t);
    say("in time %d", GetTickCount() - before < LONG_ENOUGH / 2);
    get("the peer", peer);
  }
  WSAPOLLFD both[2] = {{0, POLLRDNORM, 0}, {(SOCKET)0x7ffffffc, POLLRDNORM, 0}};
  SOCKET peer;
  connected_pair(&both[0].fd, &peer);
  SAY_SOCK("WSAPoll with an invalid socket", WSAPoll(both, 2, LONG_ENOUGH));
  say("%x %x", both[0].revents, both[1].revents);
  return 0;
}
