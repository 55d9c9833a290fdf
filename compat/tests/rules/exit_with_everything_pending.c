/* SPDX-License-Identifier: Apache-2.0 */

/* [CLOSE-14] A process may end with operations pending and threads waiting. */

#include "../trace.h"

static HANDLE port, waiting[2];

static DWORD WINAPI waiter(void *index) {
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record;
  SetEvent(waiting[(ULONG_PTR)index]);
  GetQueuedCompletionStatus(port, &bytes, &key, &record, INFINITE);
  say("a waiter came back");
  return 0;
}

int main(void) {
  SOCKET mine, peer;
  start();
  struct sockaddr_in address;
  SOCKET l = listener(&address), s = stream();
  connected_pair(&mine, &peer);
  port = new_port(0);
  associate(port, mine, 1);
  associate(port, l, 2);
  receive("pending", mine, 0, 16);
  say("AcceptEx %s", accepted(accepting(l, s, 1, 0)));
  for (int i = 0; i < 2; i++) {
    waiting[i] = new_event();
    thread(waiter, (void *)(ULONG_PTR)i);
    until(waiting[i]);
  }
  say("main returns");
  return 0;
}
