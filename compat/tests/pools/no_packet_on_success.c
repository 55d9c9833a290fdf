/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-5, SKIP-8] With FILE_SKIP_COMPLETION_PORT_ON_SUCCESS an operation that succeeds at once brings no call:
   CancelThreadpoolIo balances its start. */
#include "../trace.h"

static HANDLE done;

static void CALLBACK completed(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID record, ULONG result,
                               ULONG_PTR bytes, PTP_IO io) {
  (void)instance, (void)context, (void)io;
  say("completed %s: result %u bytes %u", op_name(record), (unsigned)result, (unsigned)bytes);
  SetEvent(done);
}

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  done = CreateEventW(NULL, FALSE, FALSE, NULL);
  must(SetFileCompletionNotificationModes((HANDLE)mine, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS), "modes");
  PTP_IO io = CreateThreadpoolIo((HANDLE)mine, completed, NULL, NULL);
  put(peer, "abc");
  until_readable(mine);
  StartThreadpoolIo(io);
  receive("there already", mine, 0, 8);
  CancelThreadpoolIo(io);
  WaitForThreadpoolIoCallbacks(io, FALSE);
  say("the wait has returned, no call: %d", WaitForSingleObject(done, BRIEFLY) == WAIT_TIMEOUT);
  StartThreadpoolIo(io);
  receive("pending", mine, 1, 8);
  put(peer, "defg");
  until(done);
  WaitForThreadpoolIoCallbacks(io, FALSE);
  closesocket(mine);
  CloseThreadpoolIo(io);
  return 0;
}
