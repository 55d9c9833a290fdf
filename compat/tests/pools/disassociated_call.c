/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-6] A call that has disassociated itself is not waited for any more; one that may run long says so. */
#include "../trace.h"

static HANDLE free_now, go, done;

static void CALLBACK call(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work) {
  (void)context, (void)work;
  say("may run long: %d", CallbackMayRunLong(instance));
  DisassociateCurrentThreadFromCallback(instance);
  SetEvent(free_now);
  until(go);
  say("the call goes on");
  SetEvent(done);
}

int main(void) {
  free_now = new_event();
  go = new_event();
  done = new_event();
  PTP_WORK work = CreateThreadpoolWork(call, NULL, NULL);
  SubmitThreadpoolWork(work);
  until(free_now);
  WaitForThreadpoolWorkCallbacks(work, FALSE);
  say("not waited for");
  SetEvent(go);
  until(done);
  CloseThreadpoolWork(work);
  return 0;
}
