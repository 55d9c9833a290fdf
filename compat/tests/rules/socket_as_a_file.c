/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-12 SOCK-26 FILE-9] A socket as a file handle: ReadFile, WriteFile, CancelIo and CloseHandle do what Winsock's
   calls do. The offset counts for nothing. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1), file = (HANDLE)mine;
  DWORD bytes = 0;
  operation[0].Offset = operation[1].Offset = 1000;
  SAY_BOOL("ReadFile", ReadFile(file, data[0], 16, NULL, &operation[0]));
  put(peer, "hello");
  packet("read", port);
  SAY_BOOL("WriteFile", WriteFile(file, "back", 4, &bytes, &operation[1]));
  packet("written", port);
  get("the peer", peer);
  SAY_BOOL("ReadFile", ReadFile(file, data[2], 16, NULL, &operation[2]));
  SAY_BOOL("CancelIo", CancelIo(file));
  packet("cancelled", port);
  SAY_BOOL("ReadFile", ReadFile(file, data[3], 16, NULL, &operation[3]));
  shutdown(peer, SD_SEND);
  packet("the end", port);
  SAY_BOOL("CloseHandle", CloseHandle(file));
  get("the peer", peer);
  return 0;
}
