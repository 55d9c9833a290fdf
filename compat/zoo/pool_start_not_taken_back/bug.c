/* SPDX-License-Identifier: Apache-2.0 */

/* StartThreadpoolIo was called, the operation is refused, and nobody takes the start back. [TP-4]

   Modelled on dotnet/runtimelab#491, where this duty of the callers of StartThreadpoolIo was found to be easily missed.

   Windows: each StartThreadpoolIo expects a callback. An operation that fails at once brings none, and without
   CancelThreadpoolIo the object waits for it for ever. */

#include "../zoo.h"

static PTP_IO io;

static void CALLBACK ended(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID record, ULONG result, ULONG_PTR bytes,
                           PTP_IO of) {
  (void)instance, (void)context, (void)record, (void)result, (void)bytes, (void)of;
}

static void send_hello(SOCKET s, OVERLAPPED *record) {
  StartThreadpoolIo(io);
  if (!transmit(s, "hello", 5, record)) printf("refused\n");
}

static DWORD WINAPI stop(void *unused) {
  (void)unused;
  WaitForThreadpoolIoCallbacks(io, FALSE);
  CloseThreadpoolIo(io);
  return 0;
}

int main(void) {
  SOCKET mine, peer;
  static OVERLAPPED record;
  start();
  connected_pair(&mine, &peer);
  io = CreateThreadpoolIo((HANDLE)mine, ended, NULL, NULL);
  must(io != NULL, "CreateThreadpoolIo");
  shutdown(mine, SD_SEND);
  send_hello(mine, &record);
  closesocket(mine);
  closesocket(peer);
  join(thread(stop, NULL), "waits for a callback that nobody makes");
  return verdict();
}
