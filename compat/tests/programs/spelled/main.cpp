// SPDX-License-Identifier: Apache-2.0
// Includes as Windows finds them: any letter case, backslashes; the older annotations; min and max over two types.
#include "stdafx.h"
#include "net\packet.H"
#include "NET/Packet.h"
#include <WINSOCK2.h>
#include <windows.H>
#include <Stdio.h>
#include <SYS\Types.h>

static int Twice(__in int n, __out int *result) {
  *result = n * 2;
  return min(n, (DWORD)100) + max(1, 2L);
}

int main() {
  int result = 0;
  int sum = Twice(SIZE_OF_PACKET, &result);
  printf("%d %d\n", result, sum);
  return 0;
}
