/* SPDX-License-Identifier: Apache-2.0 */

/* [GOR-4 GOR-1 ERR-7 ERR-3] GetOverlappedResult speaks Win32, WSAGetOverlappedResult speaks Winsock. */

#include "../trace.h"

static void results(const char *title, SOCKET s, int i) {
  DWORD bytes = 9, flags = 0;
  SAY_BOOL(title, GetOverlappedResult((HANDLE)s, &operation[i], &bytes, FALSE));
  SAY_BOOL(title, WSAGetOverlappedResult(s, &operation[i], &bytes, FALSE, &flags));
}

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  receive("receive", mine, 0, 16);
  results("pending", mine, 0);
  CancelIoEx((HANDLE)mine, NULL);
  packet("cancelled", port);
  results("cancelled", mine, 0);
  receive("receive", mine, 1, 16);
  close_with_reset(peer);
  packet("reset", port);
  results("reset", mine, 1);
  return 0;
}
