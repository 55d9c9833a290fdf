/* SPDX-License-Identifier: Apache-2.0 */
/* [APC-9] An alertable wait that returns WAIT_IO_COMPLETION has not consumed the object, even if a call signalled it.
   An object that is signalled already comes before calls, which stay queued. */
#include "../trace.h"

static HANDLE event;

static void CALLBACK set(ULONG_PTR unused) {
  (void)unused;
  say("call");
  SetEvent(event);
}

int main(void) {
  event = CreateEventW(NULL, FALSE, FALSE, NULL);
  QueueUserAPC(set, GetCurrentThread(), 0);
  say("alerted: %u", (unsigned)WaitForSingleObjectEx(event, LONG_ENOUGH, TRUE));
  QueueUserAPC(set, GetCurrentThread(), 0);
  say("signalled already: %u", (unsigned)WaitForSingleObjectEx(event, LONG_ENOUGH, TRUE));
  say("the call that stayed: %u", (unsigned)WaitForSingleObjectEx(event, 0, TRUE));
  say("its signal: %u", (unsigned)WaitForSingleObject(event, 0));
  return 0;
}
