/* SPDX-License-Identifier: Apache-2.0 */

/* Work that is dropped while the program stops is not counted, and the shutdown waits for it. [POST-1 CLOSE-11]

   Modelled on boostorg/asio#425: the shutdown of a context dequeues until no work is outstanding; a thread had taken a
   completion and dropped it, and the last dequeue never returned.

   Windows: GetQueuedCompletionStatus with INFINITE returns for a packet, or when the port is closed. A packet that
   somebody took comes to nobody else. */

#include "../zoo.h"

static HANDLE port;
static volatile LONG outstanding, stopping;
static OVERLAPPED work;

static void submit(void) {
  InterlockedIncrement(&outstanding);
  must(PostQueuedCompletionStatus(port, 0, 1, &work), "post");
}

static DWORD WINAPI worker(void *unused) {
  Packet packet;
  (void)unused;
  do {
    if (!take(port, &packet, LONG_ENOUGH)) return 0;
    if (InterlockedCompareExchange(&stopping, 0, 0)) return 0;
    InterlockedDecrement(&outstanding);
  } while (packet.key != 0);
  return 0;
}

static DWORD WINAPI shut_down(void *unused) {
  Packet packet;
  (void)unused;
  while (InterlockedCompareExchange(&outstanding, 0, 0) > 0) {
    if (!take(port, &packet, INFINITE)) return 0;
    InterlockedDecrement(&outstanding);
  }
  return 0;
}

int main(void) {
  port = new_port();
  submit();
  submit();
  InterlockedExchange(&stopping, 1);
  join(thread(worker, NULL), "the worker did not end");
  join(thread(shut_down, NULL), "the shutdown waits for a packet that nobody queues");
  CloseHandle(port);
  return verdict();
}
