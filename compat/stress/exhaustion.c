/* SPDX-License-Identifier: Apache-2.0 */

/* A storm in which descriptors run out, again and again: one thread opens sockets until nothing can be opened, and lets
   them go. To be started with a low limit (ulimit -n), or it is never met. What fails for want of descriptors is tried
   again; a client that connected stays in the queue until it can be accepted. */

#include "storm.h"

enum { HOARD = 4096 };

static DWORD WINAPI hoarder(void *number) {
  Chance of = chance_of((int)(ULONG_PTR)number);
  static SOCKET hoard[HOARD];
  HANDLE idle = CreateEventW(NULL, TRUE, FALSE, NULL);
  while (running()) {
    int count = 0;
    while (count < HOARD) {
      hoard[count] = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
      if (hoard[count] == INVALID_SOCKET) {
        if (WSAGetLastError() != WSAEMFILE && WSAGetLastError() != WSAENOBUFS)
          fail("a socket failed with %d", WSAGetLastError());
        InterlockedIncrement64(&faults);
        break;
      }
      count++;
    }
    WaitForSingleObject(idle, chance(&of, 20));
    while (count > 0) closesocket(hoard[--count]);
    WaitForSingleObject(idle, chance(&of, 20));
  }
  CloseHandle(idle);
  return 0;
}

void exhaustion(void) {
  static const Weather of_want = {.receive = 30, .send = 15, .cancel_one = 5, .cancel_all = 3, .close = 8,
                                  .peer_sends = 300, .peer_receives = 200, .peer_ends = 10, .peer_resets = 10,
                                  .also = hoarder};
  storm(&of_want);
}
