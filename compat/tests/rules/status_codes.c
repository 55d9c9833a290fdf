/* SPDX-License-Identifier: Apache-2.0 */

/* [ERR-13 ERR-3 ERR-6 ERR-8 ERR-9 GOR-4] Each status as RtlNtStatusToDosError, GetOverlappedResult and
   WSAGetOverlappedResult translate it. The OVERLAPPED is filled in by hand. */

#include "../trace.h"
#include <winternl.h>

static const DWORD statuses[] = {
  0xC0000120, 0xC000020D, 0xC000020C, 0xC000013B, 0xC000013C, 0xC0000241, 0xC0000236, 0xC000023F,
  0x80000005, 0xC00000B5, 0xC000023C, 0xC000023D, 0xC0000207, 0xC000000D, 0xC0000008, 0xC0000005,
  0xC000009A, 0xC0000022, 0xC0000140, 0xC0000023, 0xC0000011, 0xC000014B, 0xC0000225,
};

int main(void) {
  start();
  SOCKET s = stream();
  for (unsigned i = 0; i < sizeof statuses / sizeof *statuses; i++) {
    DWORD bytes = 0, flags = 0;
    operation[0].Internal = statuses[i];
    SetLastError(0);
    must(!GetOverlappedResult((HANDLE)s, &operation[0], &bytes, FALSE), "a failure");
    unsigned kernel = (unsigned)GetLastError();
    SetLastError(0);
    must(!WSAGetOverlappedResult(s, &operation[0], &bytes, FALSE, &flags), "a failure");
    say("%08x: %u %u %d", (unsigned)statuses[i], (unsigned)RtlNtStatusToDosError((NTSTATUS)statuses[i]), kernel,
        WSAGetLastError());
  }
  return 0;
}
