/* SPDX-License-Identifier: Apache-2.0 */

/* buffer-freed: the buffer of a receive is freed while it is pending, and its record is not. Right: after its packet;
   and memory of a heap of Windows' in the same way. */

#include "verify.h"

int main(int count, char **arguments) {
  static OVERLAPPED record;
  begin(count, arguments);
  associate(port, mine, 1);
  char *in = HeapAlloc(GetProcessHeap(), 0, 4096);
  must(receive_into(mine, in, 4096, &record), "receive");
  if (is_wrong) HeapFree(GetProcessHeap(), 0, in);
  put(peer, "in");
  take(port);
  if (!is_wrong) HeapFree(GetProcessHeap(), 0, in);
  return 0;
}
