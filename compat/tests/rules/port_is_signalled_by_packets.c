/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-14] A port's handle is signalled while packets lie on it; a wait takes none of them and wakes every waiter. It
   works under a second handle, in a wait for several objects, and without a thread. A thread that dequeues gets the
   packet first, so that a waiter beside it goes on waiting.

   Wine 8 wakes one waiter for each packet: Wine 10, ntdll/tests/sync.c, test_completion_port_scheduling, which asserts
   on Windows that all are woken. */

#include "../trace.h"

static HANDLE port, took;

static void look(const char *title, HANDLE object) {
  SetLastError(0);
  DWORD answer = WaitForSingleObject(object, 0);
  say("%s: %u %u", title, (unsigned)answer, (unsigned)GetLastError());
}

static DWORD WINAPI waiter(void *unused) {
  (void)unused;
  return WaitForSingleObject(port, LONG_ENOUGH);
}

static DWORD WINAPI dequeuer(void *unused) {
  (void)unused;
  packet("the thread that dequeues", port);
  SetEvent(took);
  return 0;
}

static VOID CALLBACK called(PVOID context, BOOLEAN timed_out) {
  say("the call of the registered wait: timed out %d", timed_out);
  SetEvent((HANDLE)context);
}

int main(void) {
  HANDLE second, several[2], waiters[3], registered, call = new_event();
  DWORD code;
  port = new_port(0);
  took = new_event();
  look("empty", port);
  for (int i = 0; i < 2; i++) must(PostQueuedCompletionStatus(port, i, 0, NULL), "post");
  look("two packets", port);
  look("and again", port);
  must(DuplicateHandle(GetCurrentProcess(), port, GetCurrentProcess(), &second, 0, FALSE, DUPLICATE_SAME_ACCESS),
       "DuplicateHandle");
  look("through the other handle", second);
  packet("first", port);
  look("one packet", port);
  packet("second", port);
  look("none", port);
  look("none, through the other handle", second);

  several[0] = new_event();
  several[1] = port;
  say("any of two, nothing: %u", (unsigned)WaitForMultipleObjects(2, several, FALSE, 0));
  must(PostQueuedCompletionStatus(port, 2, 0, NULL), "post");
  say("any of two: %u", (unsigned)WaitForMultipleObjects(2, several, FALSE, LONG_ENOUGH));
  say("both: %u", (unsigned)WaitForMultipleObjects(2, several, TRUE, 0));
  SetEvent(several[0]);
  say("both, after the event: %u", (unsigned)WaitForMultipleObjects(2, several, TRUE, LONG_ENOUGH));
  packet("still there", port);

  for (int i = 0; i < 3; i++) waiters[i] = thread(waiter, NULL);
  let_it_block();
  must(PostQueuedCompletionStatus(port, 3, 0, NULL), "post");
  say("all waiters: %u", (unsigned)WaitForMultipleObjects(3, waiters, TRUE, LONG_ENOUGH));
  for (int i = 0; i < 3; i++) {
    GetExitCodeThread(waiters[i], &code);
    say("a waiter: %u", (unsigned)code);
  }
  packet("and the packet is there", port);

  must(RegisterWaitForSingleObject(&registered, port, called, call, INFINITE, WT_EXECUTEONLYONCE), "register");
  must(PostQueuedCompletionStatus(port, 4, 0, NULL), "post");
  until(call);
  UnregisterWaitEx(registered, INVALID_HANDLE_VALUE);
  packet("after the call", port);

  HANDLE t = thread(dequeuer, NULL);
  let_it_block();
  HANDLE w = thread(waiter, NULL);
  let_it_block();
  must(PostQueuedCompletionStatus(port, 5, 0, NULL), "post");
  until(took);
  say("the waiter goes on: %u", (unsigned)WaitForSingleObject(w, BRIEFLY));
  must(PostQueuedCompletionStatus(port, 6, 0, NULL), "post");
  ended(w);
  ended(t);
  packet("for the waiter", port);
  return 0;
}
