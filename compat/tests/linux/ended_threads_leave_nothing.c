/* SPDX-License-Identifier: Apache-2.0 */

/* A thread that ends the operations of others, starts none of its own, and exits leaves nothing behind. The library
   keeps records of ended operations with the thread that ended them; those of a thread that goes are for the others. */

#include "../trace.h"

#include <malloc.h>

enum { WARM = 100, ROUNDS = 500, SLACK = 4096 /* less than a record of each round */ };

static DWORD WINAPI takes_one(void *port) {
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record;
  return !GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
}

static size_t in_use(void) { return mallinfo2().uordblks; }

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  size_t before = 0;
  for (int i = 0; i < WARM + ROUNDS; i++) {
    if (i == WARM) before = in_use();
    WSABUF buffer = {1, data[0]};
    DWORD flags = 0;
    WSARecv(mine, &buffer, 1, NULL, &flags, &operation[0], NULL);
    HANDLE t = thread(takes_one, port);
    put(peer, "x");
    ended(t);
  }
  size_t after = in_use();
  say("%d threads left nothing: %d", ROUNDS, after < before + SLACK);
  return 0;
}
