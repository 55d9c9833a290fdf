/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-12] A thread that took a packet and exits no longer counts against the limit. */

#include "../trace.h"

static HANDLE port;

static DWORD WINAPI take_and_exit(void *title) {
  dequeue(title, port, LONG_ENOUGH);
  return 0;
}

int main(void) {
  port = new_port(1);
  for (int i = 0; i < 5; i++) {
    PostQueuedCompletionStatus(port, 0, (ULONG_PTR)i, NULL);
    ended(thread(take_and_exit, "one of many"));
  }
  return 0;
}
