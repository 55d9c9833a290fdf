/* SPDX-License-Identifier: Apache-2.0 */

/* A thread that ends the operations of others, starts none of its own, and exits leaves nothing behind. The library
   keeps records of ended operations with the thread that ended them; those of a thread that goes are for the others. */

#include "../trace.h"

#include <dirent.h>
#include <malloc.h>

enum { WARM = 100, ROUNDS = 500, SLACK = 16384 /* a third of a record of each round */, MANY = 12 };

static DWORD WINAPI takes_one(void *port) {
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record;
  return !GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
}

static size_t in_use(void) { return mallinfo2().uordblks; }

/* A thread's handle is signalled before the last of it is gone. On a busy machine many would be under way, each with a
   record in hand that the next round cannot have. */
static void wait_for_exits(void) {
  for (int count = MANY; count >= MANY; Sleep(0)) {
    DIR *folder = opendir("/proc/self/task");
    for (count = 0; readdir(folder); count++) {}
    closedir(folder);
  }
}

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
    wait_for_exits();
  }
  size_t after = in_use();
  say("%d threads left nothing: %d", ROUNDS, after < before + SLACK);
  return 0;
}
