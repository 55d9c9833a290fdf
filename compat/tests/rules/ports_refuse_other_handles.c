/* SPDX-License-Identifier: Apache-2.0 */

/* [POST-6 GQCS-7] Posting to, or dequeuing from, what is closed or no port: 6, and nothing is stored. */

#include "../trace.h"

int main(void) {
  start();
  HANDLE closed = new_port(0), event = new_event();
  SOCKET s = stream();
  CloseHandle(closed);
  HANDLE wrong[] = {closed, event, (HANDLE)s, GetCurrentThread(), INVALID_HANDLE_VALUE, NULL};
  static const char *names[] = {"closed", "event", "socket", "this thread", "INVALID_HANDLE_VALUE", "NULL"};
  for (int i = 0; i < 6; i++) {
    SAY_BOOL(names[i], PostQueuedCompletionStatus(wrong[i], 1, 2, NULL));
    dequeue(names[i], wrong[i], 0);
  }
  return 0;
}
