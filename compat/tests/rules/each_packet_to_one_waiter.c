/* SPDX-License-Identifier: Apache-2.0 */

/* [POST-8] P1 exactly once: many posts, several posters, several waiters; every packet is taken once. */

#include "../trace.h"

enum { PACKETS = 20000, THREADS = 4 };

static HANDLE port;
static LONG taken[PACKETS + 1];

static DWORD WINAPI taker(void *batches) {
  for (;;) {
    OVERLAPPED_ENTRY entries[7];
    ULONG count = 1;
    if (batches) {
      if (!GetQueuedCompletionStatusEx(port, entries, 7, &count, LONG_ENOUGH, FALSE)) return 1;
    } else if (!GetQueuedCompletionStatus(port, &entries[0].dwNumberOfBytesTransferred, &entries[0].lpCompletionKey,
                                          &entries[0].lpOverlapped, LONG_ENOUGH)) {
      return 1;
    }
    int stops = 0;
    for (ULONG i = 0; i < count; i++) {
      InterlockedIncrement(&taken[entries[i].lpCompletionKey]);
      stops += entries[i].lpCompletionKey == 0;
    }
    /* One stop for each: give back those that came along. */
    for (int i = 1; i < stops; i++) {
      InterlockedDecrement(&taken[0]);
      PostQueuedCompletionStatus(port, 0, 0, NULL);
    }
    if (stops) return 0;
  }
}

static DWORD WINAPI poster(void *first) {
  for (ULONG_PTR key = (ULONG_PTR)first; key <= PACKETS; key += 2)
    if (!PostQueuedCompletionStatus(port, (DWORD)key, key, NULL)) return 1;
  return 0;
}

int main(void) {
  HANDLE takers[THREADS], posters[2];
  port = new_port(0);
  for (int i = 0; i < THREADS; i++) takers[i] = thread(taker, (void *)(ULONG_PTR)(i % 2));
  for (int i = 0; i < 2; i++) posters[i] = thread(poster, (void *)(ULONG_PTR)(i + 1));
  for (int i = 0; i < 2; i++) ended(posters[i]);
  for (int i = 0; i < THREADS; i++) PostQueuedCompletionStatus(port, 0, 0, NULL);
  for (int i = 0; i < THREADS; i++) ended(takers[i]);
  int lost = 0, doubled = 0;
  for (int i = 1; i <= PACKETS; i++) lost += taken[i] == 0, doubled += taken[i] > 1;
  say("lost %d, doubled %d, stops %d", lost, doubled, (int)taken[0]);
  no_packet("empty", port);
  return 0;
}
