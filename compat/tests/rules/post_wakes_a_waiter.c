/* SPDX-License-Identifier: Apache-2.0 */

/* [POST-7 GQCS-8] A post releases a thread that waits for ever, or for a time that would be negative as an int. */

#include "../trace.h"

static HANDLE port, waiting;
static DWORD limit;

static DWORD WINAPI waiter(void *title) {
  SetEvent(waiting);
  dequeue(title, port, limit);
  return 0;
}

int main(void) {
  static const DWORD limits[] = {INFINITE, 0xfffffffe, 0x80000000, 0x7fffffff};
  static const char *names[] = {"INFINITE", "0xfffffffe", "0x80000000", "0x7fffffff"};
  port = new_port(0);
  for (int i = 0; i < 4; i++) {
    waiting = new_event();
    limit = limits[i];
    HANDLE t = thread(waiter, (void *)names[i]);
    until(waiting);
    let_it_block();
    must(PostQueuedCompletionStatus(port, 1, 2, &operation[3]), "post");
    ended(t);
    CloseHandle(waiting);
  }
  return 0;
}
