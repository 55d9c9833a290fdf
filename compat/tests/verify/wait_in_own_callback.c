/* SPDX-License-Identifier: Apache-2.0 */

/* wait-in-own-callback: a callback waits for the callbacks of its own work, which it is one of. Right: it says first
   that it is none any more. */

#include "verify.h"

static HANDLE finished;

static VOID CALLBACK called(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work) {
  (void)context;
  if (!is_wrong) DisassociateCurrentThreadFromCallback(instance);
  /* The wrong one never comes back: the verifier ends the process. */
  WaitForThreadpoolWorkCallbacks(work, FALSE);
  SetEvent(finished);
}

int main(int count, char **arguments) {
  begin(count, arguments);
  finished = CreateEventW(NULL, TRUE, FALSE, NULL);
  PTP_WORK work = CreateThreadpoolWork(called, NULL, NULL);
  SubmitThreadpoolWork(work);
  WaitForSingleObject(finished, LONG_ENOUGH);
  return 0;
}
