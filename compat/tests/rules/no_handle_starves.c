/* SPDX-License-Identifier: Apache-2.0 */

/* P7 fair: one socket with endless traffic does not keep a packet of another, or a post, from its turn. */

#include "../trace.h"

static SOCKET busy_peer;
static volatile LONG stop;

static DWORD WINAPI chatter(void *unused) {
  static char block[4096];
  (void)unused;
  while (!InterlockedCompareExchange(&stop, 0, 0))
    if (send(busy_peer, block, sizeof block, 0) <= 0) break;
  return 0;
}

int main(void) {
  SOCKET busy, quiet, quiet_peer;
  start();
  connected_pair(&busy, &busy_peer);
  connected_pair(&quiet, &quiet_peer);
  HANDLE port = new_port(1);
  associate(port, busy, 1);
  associate(port, quiet, 2);
  HANDLE t = thread(chatter, NULL);
  WSABUF in = {256, data[0]};
  DWORD flags = 0;
  WSARecv(busy, &in, 1, NULL, &flags, &operation[0], NULL);
  int turns = 0, quiet_ones = 0, posts = 0;
  receive("quiet", quiet, 1, 16);
  put(quiet_peer, "x");
  PostQueuedCompletionStatus(port, 0, 3, &operation[2]);
  /* On a busy machine the kernel itself may take milliseconds to carry a byte over, for thousands of turns: only both
     bounds together mean starving. */
  ULONGLONG limit = GetTickCount64() + LONG_ENOUGH;
  while ((quiet_ones < 20 || posts < 20) && (turns++ < 20000 || GetTickCount64() < limit)) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *record;
    must(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH), "packet");
    if (key == 1) {
      WSARecv(busy, &in, 1, NULL, &flags, &operation[0], NULL);
    } else if (key == 2) {
      WSABUF one = {1, data[1]};
      quiet_ones++;
      WSARecv(quiet, &one, 1, NULL, &flags, &operation[1], NULL);
      put(quiet_peer, "x");
    } else {
      posts++;
      PostQueuedCompletionStatus(port, 0, 3, &operation[2]);
    }
  }
  InterlockedExchange(&stop, 1);
  say("the quiet socket had turns: %d, the posts too: %d", quiet_ones >= 20, posts >= 20);
  closesocket(busy);
  ended(t);
  return 0;
}
