/* SPDX-License-Identifier: Apache-2.0 */

/* [ERR-13 GOR-7 ERR-3 ERR-6 ERR-8 ERR-9 GOR-4] Each status as RtlNtStatusToDosError, GetOverlappedResult and
   WSAGetOverlappedResult translate it. The OVERLAPPED is filled in by hand. */

#include "../trace.h"
#include <winternl.h>

static const DWORD statuses[] = {
  0xC0000120, 0xC000020D, 0xC000020C, 0xC000013B, 0xC000013C, 0xC0000241, 0xC0000236, 0xC000023F,
  0x80000005, 0xC00000B5, 0xC000023C, 0xC000023D, 0xC0000207, 0xC000000D, 0xC0000008, 0xC0000005,
  0xC000009A, 0xC0000022, 0xC0000140, 0xC0000023, 0xC0000011, 0xC000014B, 0xC00000B0, 0xC00000B1,
  0xC000007F, 0xC0000054, 0xC0000185, 0xC0000225, 0xC0000024, 0xC00000BB, 0x80000006, 0x8000000A,
  0xC0000001, 0xC0000002, 0xC000000E, 0xC000000F, 0xC0000010, 0xC0000016, 0xC0000017, 0xC0000018,
  0xC0000034, 0xC0000035, 0xC000003A, 0xC000003B, 0xC0000043, 0xC0000044, 0xC0000055, 0xC0000056,
  0xC0000097, 0xC0000098, 0xC00000A1, 0xC00000A2, 0xC00000A3, 0xC00000AB, 0xC00000AC, 0xC00000AD,
  0xC00000AE, 0xC00000B2, 0xC00000B3, 0xC00000BC, 0xC00000BE, 0xC00000BF, 0xC00000C0, 0xC00000C3,
  0xC00000C4, 0xC00000D0, 0xC0000101, 0xC0000103, 0xC000010A, 0xC000011F, 0xC0000121, 0xC000012C,
  0xC000012D, 0xC000013D, 0xC000013E, 0xC000013F, 0xC0000206, 0xC0000208, 0xC0000209, 0xC000020A,
  0xC000020B, 0xC000020E, 0xC000020F, 0xC0000237, 0xC0000238, 0xC0000239, 0xC000023A, 0xC000023B,
  0xC000023E, 0xC0000240, 0xC0000243,
};

/* No failures. */
static const DWORD notices[] = {0x00000102, 0x0000010B, 0x0000010C};

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
  for (unsigned i = 0; i < sizeof notices / sizeof *notices; i++) {
    DWORD bytes = 0, flags = 0;
    operation[0].Internal = notices[i];
    must(WSAGetOverlappedResult(s, &operation[0], &bytes, FALSE, &flags), "no failure");
    say("%08x: %u, TRUE", (unsigned)notices[i], (unsigned)RtlNtStatusToDosError((NTSTATUS)notices[i]));
  }
  return 0;
}
