/* SPDX-License-Identifier: Apache-2.0 */
/* [EX-6, EX-9, GQCS-11] An alertable GetQueuedCompletionStatusEx makes procedure calls only when there is no packet;
   one that is not alertable, and GetQueuedCompletionStatus, never do. */
#include "../trace.h"

static HANDLE port;

static void CALLBACK note(ULONG_PTR number) { say("call %u", (unsigned)number); }

static void take(const char *title, BOOL alertable, DWORD milliseconds) {
  OVERLAPPED_ENTRY entry[4];
  ULONG count = 0;
  SetLastError(0);
  BOOL answer = GetQueuedCompletionStatusEx(port, entry, 4, &count, milliseconds, alertable);
  if (answer)
    say("%s: %u packets", title, (unsigned)count);
  else
    say("%s: error %u", title, (unsigned)GetLastError());
}

static DWORD WINAPI poster(void *thread_handle) {
  let_it_block();
  QueueUserAPC(note, (HANDLE)thread_handle, 3);
  return 0;
}

int main(void) {
  port = new_port(0);
  /* Binds this thread to the port. */
  take("an empty port", TRUE, 0);
  QueueUserAPC(note, GetCurrentThread(), 1);
  PostQueuedCompletionStatus(port, 1, 1, NULL);
  PostQueuedCompletionStatus(port, 2, 1, NULL);
  take("packets come first", TRUE, LONG_ENOUGH);
  no_packet("a plain dequeue", port);
  take("not alertable", FALSE, BRIEFLY);
  take("alertable", TRUE, LONG_ENOUGH);
  take("nothing left", TRUE, 0);
  QueueUserAPC(note, GetCurrentThread(), 2);
  take("with no time to wait", TRUE, 0);

  HANDLE me;
  must(DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &me, 0, FALSE,
                       DUPLICATE_SAME_ACCESS), "DuplicateHandle");
  HANDLE t = thread(poster, me);
  take("from another thread", TRUE, INFINITE);
  ended(t);
  PostQueuedCompletionStatus(port, 1, 1, NULL);
  take("and the port goes on", TRUE, LONG_ENOUGH);
  return 0;
}
