/* SPDX-License-Identifier: Apache-2.0 */

/* [GOR-6] The count is stored when the operation failed, too: 0 for a cancelled one, in both functions. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  DWORD bytes = 99, flags = 99;
  receive("pending", mine, 0, 8);
  CancelIoEx((HANDLE)mine, NULL);
  packet("cancelled", port);
  SAY_BOOL("GetOverlappedResult", GetOverlappedResult((HANDLE)mine, &operation[0], &bytes, FALSE));
  say("bytes %u", (unsigned)bytes);
  bytes = 99;
  SAY_BOOL("WSAGetOverlappedResult", WSAGetOverlappedResult(mine, &operation[0], &bytes, FALSE, &flags));
  say("bytes %u", (unsigned)bytes);
  return 0;
}
