/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-26 LIVE-12 ERR-1 ERR-3] ReadFile and WriteFile on a socket fail with the codes of kernel calls, at once as in
   packets: 64 for a reset, 59 without a connection, 233 after a shutdown, 6 for a closed handle. The same calls of
   Winsock give 10054, 10057, 10058, 10038.

   Wine 8 reads 0 bytes after a reset and says 64 for a write without a connection, as in SOCK-11 and SOCK-12. */

#include "../trace.h"

static void both(const char *title, SOCKET s, int reads) {
  char text[8];
  DWORD bytes = 0;
  printf("%s\n", title);
  if (reads)
    SAY_BOOL("ReadFile", ReadFile((HANDLE)s, text, 4, &bytes, &operation[0]));
  else
    SAY_BOOL("WriteFile", WriteFile((HANDLE)s, "abcd", 4, &bytes, &operation[1]));
  receive("Winsock", s, 2, 4);
  transmit("Winsock", s, 3, "abcd");
}

int main(void) {
  SOCKET mine, peer;
  start();
  SOCKET s = stream();
  both("no connection", s, 1);
  both("no connection", s, 0);
  closesocket(s);
  both("closed", s, 1);
  both("closed", s, 0);
  connected_pair(&mine, &peer);
  shutdown(mine, SD_BOTH);
  both("shut down", mine, 1);
  both("shut down", mine, 0);
  closesocket(mine);
  closesocket(peer);
  connected_pair(&mine, &peer);
  receive("pending", mine, 4, 8);
  close_with_reset(peer);
  DWORD bytes = 0;
  SAY_BOOL("reset", GetOverlappedResult((HANDLE)mine, &operation[4], &bytes, TRUE));
  both("after the reset", mine, 1);
  both("after the reset", mine, 0);
  return 0;
}
