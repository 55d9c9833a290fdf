/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-14] Closing the last handle of a port wakes the threads that wait for the port itself, with success; closing
   another one does not.

   Wine 8 lets them wait on: Wine 10, ntdll/tests/sync.c, test_completion_port_scheduling, which asserts it on
   Windows. */

#include "../trace.h"

static HANDLE port;

static DWORD WINAPI waiter(void *unused) {
  (void)unused;
  return WaitForSingleObject(port, LONG_ENOUGH / 5);
}

int main(void) {
  HANDLE second, waiters[2];
  DWORD code;
  port = new_port(0);
  must(DuplicateHandle(GetCurrentProcess(), port, GetCurrentProcess(), &second, 0, FALSE, DUPLICATE_SAME_ACCESS),
       "DuplicateHandle");
  for (int i = 0; i < 2; i++) waiters[i] = thread(waiter, NULL);
  let_it_block();
  CloseHandle(port);
  say("one of two handles: %u", (unsigned)WaitForMultipleObjects(2, waiters, FALSE, BRIEFLY));
  CloseHandle(second);
  say("the last one: %u", (unsigned)WaitForMultipleObjects(2, waiters, TRUE, LONG_ENOUGH));
  for (int i = 0; i < 2; i++) {
    GetExitCodeThread(waiters[i], &code);
    say("a waiter: %u", (unsigned)code);
  }
  SetLastError(0);
  code = WaitForSingleObject(second, 0);
  say("the closed handle: %08x %u", (unsigned)code, (unsigned)GetLastError());
  return 0;
}
