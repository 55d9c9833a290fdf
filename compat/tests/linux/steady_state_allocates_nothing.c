/* SPDX-License-Identifier: Apache-2.0 */

/* P10 cheap: in steady state an echo allocates nothing and calls no epoll_ctl. Both are counted in front of libc.
   The thread in the background is counted apart: what it does is not for an operation, but for all of them. */

#define _GNU_SOURCE
#include "../trace.h"

#include <dlfcn.h>

static volatile LONG counting, allocations, in_background, controls;
static __thread int at_work;

static void count_allocation(void) {
  if (counting) InterlockedIncrement(at_work ? &allocations : &in_background);
}

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

void *malloc(size_t size) {
  count_allocation();
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  count_allocation();
  return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
  count_allocation();
  return __libc_realloc(memory, size);
}

int epoll_ctl(int set, int what, int descriptor, void *event) {
  static int (*real)(int, int, int, void *);
  if (counting) InterlockedIncrement(&controls);
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, "epoll_ctl");
  return real(set, what, descriptor, event);
}

enum { WARM = 500, ROUNDS = 5000 };

static SOCKET mine, peer;

static DWORD WINAPI server(void *port) {
  at_work = 1;
  WSABUF buffer = {64, data[0]};
  DWORD flags = 0;
  WSARecv(mine, &buffer, 1, NULL, &flags, &operation[0], NULL);
  for (;;) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *record = NULL;
    if (!GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH) && !record) return 1;
    if (record == &operation[0]) {
      if (bytes == 0) return 0;
      WSABUF out = {bytes, data[0]};
      WSASend(mine, &out, 1, NULL, 0, &operation[1], NULL);
    } else {
      WSARecv(mine, &buffer, 1, NULL, &flags, &operation[0], NULL);
    }
  }
}

int main(void) {
  char bytes[4] = {'p', 'i', 'n', 'g'};
  at_work = 1;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, mine, 1);
  HANDLE t = thread(server, port);
  for (int i = 0; i < WARM + ROUNDS; i++) {
    if (i == WARM) counting = 1;
    must(send(peer, bytes, 4, 0) == 4, "send");
    for (int got = 0; got < 4;) {
      int length = recv(peer, bytes, 4 - got, 0);
      must(length > 0, "recv");
      got += length;
    }
  }
  counting = 0;
  shutdown(peer, SD_SEND);
  ended(t);
  say("allocations: %d, epoll_ctl: %d", (int)allocations, (int)controls);
  say("in the background, for %d echoes, fewer than %d: %d", ROUNDS, ROUNDS / 100, in_background < ROUNDS / 100);
  return 0;
}
