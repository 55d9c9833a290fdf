/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-9] An object may be closed while its calls run, or are queued: they end, and the object with the last of them. */
#include "../trace.h"

static HANDLE begun, go, done;
static LONG runs;

static void CALLBACK work_call(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work) {
  (void)instance, (void)context, (void)work;
  SetEvent(begun);
  until(go);
  if (InterlockedIncrement(&runs) == 3) SetEvent(done);
}

static void CALLBACK io_call(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID record, ULONG result, ULONG_PTR bytes,
                             PTP_IO io) {
  (void)instance, (void)context, (void)record, (void)io;
  SetEvent(begun);
  until(go);
  say("completed: %u bytes %u", (unsigned)result, (unsigned)bytes);
  SetEvent(done);
}

int main(void) {
  SOCKET mine, peer;
  start();
  begun = new_event();
  go = new_event();
  done = CreateEventW(NULL, FALSE, FALSE, NULL);
  PTP_WORK work = CreateThreadpoolWork(work_call, NULL, NULL);
  for (int i = 0; i < 3; i++) SubmitThreadpoolWork(work);
  until(begun);
  CloseThreadpoolWork(work);
  SetEvent(go);
  until(done);
  say("runs after the close: %d", (int)runs);

  ResetEvent(begun);
  ResetEvent(go);
  connected_pair(&mine, &peer);
  PTP_IO io = CreateThreadpoolIo((HANDLE)mine, io_call, NULL, NULL);
  StartThreadpoolIo(io);
  receive("pending", mine, 0, 16);
  put(peer, "abc");
  until(begun);
  closesocket(mine);
  CloseThreadpoolIo(io);
  SetEvent(go);
  until(done);
  return 0;
}
