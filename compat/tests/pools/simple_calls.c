/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-6] TrySubmitThreadpoolCallback and QueueUserWorkItem call a function once, on a thread of the pool. */
#include "../trace.h"

static DWORD number_of_main;
static HANDLE done;

static void CALLBACK simple(PTP_CALLBACK_INSTANCE instance, PVOID context) {
  say("simple: context %d, instance %d, another thread %d", *(int *)context, instance != NULL,
      GetCurrentThreadId() != number_of_main);
  SetEvent(done);
}

static DWORD WINAPI item(void *context) {
  say("item: context %d, another thread %d", *(int *)context, GetCurrentThreadId() != number_of_main);
  SetEvent(done);
  return 0;
}

int main(void) {
  int context = 7;
  number_of_main = GetCurrentThreadId();
  done = CreateEventW(NULL, FALSE, FALSE, NULL);
  BOOL answer = TrySubmitThreadpoolCallback(simple, &context, NULL);
  until(done);
  say("submitted: %d", answer);
  answer = QueueUserWorkItem(item, &context, WT_EXECUTEDEFAULT);
  until(done);
  say("queued: %d", answer);
  answer = QueueUserWorkItem(item, &context, WT_EXECUTELONGFUNCTION);
  until(done);
  say("queued: %d", answer);
  return 0;
}
