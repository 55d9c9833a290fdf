/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-2, TP-3, TP-4] StartThreadpoolIo before each operation; the function gets result, bytes and context; an operation
   that failed at once is balanced by CancelThreadpoolIo, and the wait returns. A handle has one pool.
   The code of the last one is that of CLOSE-2; Wine 8 says 676 there too. */
#include "../trace.h"

static HANDLE done;

static void CALLBACK completed(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID record, ULONG result,
                               ULONG_PTR bytes, PTP_IO io) {
  (void)instance;
  say("completed %s: result %u bytes %u context %d io %d", op_name(record), (unsigned)result, (unsigned)bytes,
      *(int *)context, io != NULL);
  SetEvent(done);
}

static void CALLBACK bound(DWORD error, DWORD bytes, LPOVERLAPPED record) {
  (void)error, (void)bytes, (void)record;
  say("never called");
}

int main(void) {
  SOCKET mine, peer;
  int context = 42;
  start();
  connected_pair(&mine, &peer);
  done = CreateEventW(NULL, FALSE, FALSE, NULL);
  PTP_IO io = CreateThreadpoolIo((HANDLE)mine, completed, &context, NULL);
  say("made: %d", io != NULL);
  SAY_BOOL("a second time", CreateThreadpoolIo((HANDLE)mine, completed, &context, NULL) != NULL);
  SAY_BOOL("bound as well", BindIoCompletionCallback((HANDLE)mine, bound, 0));

  StartThreadpoolIo(io);
  receive("pending", mine, 0, 16);
  put(peer, "abc");
  until(done);
  WaitForThreadpoolIoCallbacks(io, FALSE);

  StartThreadpoolIo(io);
  receive("cancelled", mine, 1, 16);
  CancelIoEx((HANDLE)mine, &operation[1]);
  until(done);

  shutdown(mine, SD_SEND);
  StartThreadpoolIo(io);
  transmit("refused", mine, 2, "x");
  CancelThreadpoolIo(io);
  WaitForThreadpoolIoCallbacks(io, FALSE);
  say("the wait has returned");

  StartThreadpoolIo(io);
  receive("aborted by the close", mine, 3, 16);
  closesocket(mine);
  until(done);
  WaitForThreadpoolIoCallbacks(io, FALSE);
  CloseThreadpoolIo(io);
  return 0;
}
