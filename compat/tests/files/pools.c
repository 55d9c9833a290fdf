/* SPDX-License-Identifier: Apache-2.0 */
/* TP-2, TP-3: a file on a pool: StartThreadpoolIo before each operation, a call for each. */
#include "files.h"

static volatile LONG calls, moved;

static VOID CALLBACK ended_one(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID record, ULONG error,
                               ULONG_PTR bytes, PTP_IO io) {
  (void)instance, (void)record, (void)io;
  if (error == 0 && context == (PVOID)&calls) InterlockedExchangeAdd(&moved, (LONG)bytes);
  InterlockedIncrement(&calls);
}

int main(void) {
  HANDLE file = temporary_file(FILE_FLAG_OVERLAPPED);
  PTP_IO io = CreateThreadpoolIo(file, ended_one, (PVOID)&calls, NULL);
  must(io != NULL, "CreateThreadpoolIo");
  for (int i = 0; i < 4; i++) {
    StartThreadpoolIo(io);
    at(&operation[i], (ULONGLONG)i * 10);
    must(started(WriteFile(file, "0123456789", 10, NULL, &operation[i]))[0] == 's', "WriteFile");
  }
  WaitForThreadpoolIoCallbacks(io, FALSE);
  say("%d calls, %d bytes", (int)calls, (int)moved);
  CloseThreadpoolIo(io);
  return 0;
}
