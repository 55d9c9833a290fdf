/* SPDX-License-Identifier: Apache-2.0 */
/* [APC-6] Procedure calls run in the order in which they were queued, all of them in one alertable wait, with those
   that they queue themselves; the next wait finds none. */
#include "../trace.h"

static void CALLBACK note(ULONG_PTR number) {
  say("call %u", (unsigned)number);
  if (number == 2) say("queues one more: %d", QueueUserAPC(note, GetCurrentThread(), 9) != 0);
}

int main(void) {
  for (ULONG_PTR i = 1; i <= 3; i++) say("queued: %d", QueueUserAPC(note, GetCurrentThread(), i) != 0);
  say("a plain sleep: %u", (unsigned)SleepEx(0, FALSE));
  say("an alertable one: %u", (unsigned)SleepEx(LONG_ENOUGH, TRUE));
  say("the next: %u", (unsigned)SleepEx(0, TRUE));
  return 0;
}
