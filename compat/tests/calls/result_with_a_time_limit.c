/* SPDX-License-Identifier: Apache-2.0 */
/* [GOR-3] GetOverlappedResultEx: 996 without time, 258 when time is up, 192 for a procedure call, the result when it
   comes. With an event and without. */
#include "../trace.h"

static void CALLBACK note(ULONG_PTR number) { say("call %u", (unsigned)number); }

static void ask(const char *title, SOCKET s, DWORD milliseconds, BOOL alertable) {
  DWORD bytes = 77;
  SetLastError(0);
  BOOL answer = GetOverlappedResultEx((HANDLE)s, &operation[0], &bytes, milliseconds, alertable);
  say("%s: %d %u bytes %u", title, answer, answer ? 0 : (unsigned)GetLastError(), (unsigned)bytes);
}

static DWORD WINAPI caller(void *thread_handle) {
  let_it_block();
  QueueUserAPC(note, (HANDLE)thread_handle, 2);
  return 0;
}

static DWORD WINAPI sender(void *peer) {
  let_it_block();
  put((SOCKET)peer, "abc");
  return 0;
}

int main(void) {
  SOCKET mine, peer;
  HANDLE me;
  start();
  connected_pair(&mine, &peer);
  must(DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &me, 0, FALSE,
                       DUPLICATE_SAME_ACCESS), "DuplicateHandle");
  for (int with_event = 1; with_event >= 0; with_event--) {
    operation[0].hEvent = with_event ? new_event() : NULL;
    receive(with_event ? "with an event" : "without", mine, 0, 8);
    ask("no time", mine, 0, FALSE);
    ask("a little", mine, BRIEFLY, FALSE);
    ask("a little, alertable", mine, BRIEFLY, TRUE);
    QueueUserAPC(note, me, 1);
    ask("not alertable", mine, BRIEFLY, FALSE);
    ask("a call is there", mine, LONG_ENOUGH, TRUE);
    HANDLE t = thread(caller, me);
    ask("a call comes", mine, INFINITE, TRUE);
    ended(t);
    t = thread(sender, (void *)peer);
    ask("the result comes", mine, INFINITE, TRUE);
    ended(t);
    ask("it is there", mine, 0, FALSE);
  }
  return 0;
}
