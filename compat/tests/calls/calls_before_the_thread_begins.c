/* SPDX-License-Identifier: Apache-2.0 */
/* [APC-6, APC-7] A thread begins with the calls that were queued for it before (QueueUserAPC's page). Those of a thread
   that ends go with it, and one that has ended gets no more. */
#include "../trace.h"

static HANDLE go;

static void CALLBACK note(ULONG_PTR number) { say("call %u", (unsigned)number); }

static DWORD WINAPI body(void *unused) {
  (void)unused;
  say("the thread's function");
  until(go);
  return 0;
}

int main(void) {
  go = new_event();
  HANDLE t = CreateThread(NULL, 0, body, NULL, CREATE_SUSPENDED, NULL);
  say("queued: %d", QueueUserAPC(note, t, 1) != 0);
  say("queued: %d", QueueUserAPC(note, t, 2) != 0);
  ResumeThread(t);
  let_it_block();
  say("queued while it waits: %d", QueueUserAPC(note, t, 3) != 0);
  SetEvent(go);
  must(WaitForSingleObject(t, LONG_ENOUGH) == WAIT_OBJECT_0, "the end");
  say("queued after its end: %d", QueueUserAPC(note, t, 4) != 0);
  SAY_BOOL("no thread", QueueUserAPC(note, go, 5));
  return 0;
}
