/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-6] A send on a connection that its peer has reset races a close: it answers that the connection was reset, or
   that the socket is none. That it was never connected is no answer, whoever comes first. */

#include "../trace.h"

enum { ROUNDS = 3000 };

static SOCKET mine;
static volatile LONG round_of_closer, closed_rounds, stop;

static DWORD WINAPI closer(void *unused) {
  (void)unused;
  for (LONG i = 1; i <= ROUNDS; i++) {
    while (InterlockedCompareExchange(&round_of_closer, 0, 0) != i)
      if (InterlockedCompareExchange(&stop, 0, 0)) return 0;
    closesocket(mine);
    InterlockedExchange(&closed_rounds, i);
  }
  return 0;
}

/* A peer that has ended its stream resets the connection: then the kernel says EPIPE, as of a socket that was never
   connected. */
static void reset_after_the_end(SOCKET peer) {
  char byte;
  shutdown(peer, SD_SEND);
  must(recv(mine, &byte, 1, 0) == 0, "the end of the stream");
  close_with_reset(peer);
}

int main(void) {
  int other = 0;
  start();
  HANDLE t = thread(closer, NULL);
  /* On a busy machine a round takes as long as a thread may spin. */
  ULONGLONG from = GetTickCount64();
  for (LONG i = 1; i <= ROUNDS && GetTickCount64() - from < LONG_ENOUGH; i++) {
    SOCKET peer;
    connected_pair(&mine, &peer);
    reset_after_the_end(peer);
    WSABUF buffer = {1, data[0]};
    SOCKET s = mine;
    InterlockedExchange(&round_of_closer, i);
    for (int spin = i % 200; spin > 0; spin--) YieldProcessor();
    int answer = WSASend(s, &buffer, 1, NULL, 0, &operation[0], NULL);
    int error = answer ? WSAGetLastError() : 0;
    if (error != WSAECONNRESET && error != WSAENOTSOCK && ++other == 1) say("another answer: %d", error);
    while (InterlockedCompareExchange(&closed_rounds, 0, 0) != i) SwitchToThread();
  }
  InterlockedExchange(&stop, 1);
  ended(t);
  say("other answers: %d", other);
  return 0;
}
