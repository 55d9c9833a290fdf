/* SPDX-License-Identifier: Apache-2.0 */
/* [HANDLE-2] A duplicated port handle is another name of the same queue; waiting threads leave with the last name
   (Wine 8 lets them wait, as in CLOSE-1). */
#include "../trace.h"

static HANDLE first, second;

static DWORD WINAPI waiter(void *unused) {
  (void)unused;
  dequeue("a thread that waits on the first", first, INFINITE);
  return 0;
}

int main(void) {
  SOCKET mine, peer;
  HANDLE third;
  HANDLE self = GetCurrentProcess();
  start();
  first = new_port(0);
  SAY_BOOL("duplicated", DuplicateHandle(self, first, self, &second, 0, FALSE, DUPLICATE_SAME_ACCESS));
  say("another value: %d", first != second);
  PostQueuedCompletionStatus(first, 1, 2, &operation[0]);
  packet("posted to the first, taken from the second", second);
  connected_pair(&mine, &peer);
  associate(second, mine, 3);
  receive("associated with the second", mine, 1, 8);
  put(peer, "abc");
  packet("taken from the first", first);
  SAY_BOOL("associated again, with the first", CreateIoCompletionPort((HANDLE)mine, first, 4, 0) != NULL);

  HANDLE t = thread(waiter, NULL);
  let_it_block();
  DWORD options = DUPLICATE_CLOSE_SOURCE | DUPLICATE_SAME_ACCESS;
  SAY_BOOL("moved", DuplicateHandle(self, second, self, &third, 0, FALSE, options));
  say("the thread waits on: %d", WaitForSingleObject(t, BRIEFLY) == WAIT_TIMEOUT);
  PostQueuedCompletionStatus(third, 4, 5, &operation[2]);
  ended(t);
  t = thread(waiter, NULL);
  let_it_block();
  CloseHandle(first);
  say("and on: %d", WaitForSingleObject(t, BRIEFLY) == WAIT_TIMEOUT);
  CloseHandle(third);
  ended(t);
  return 0;
}
