/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-26 LIVE-12 SOCK-27] ReadFile and WriteFile on a socket: FALSE and 997, packets, Offset ignored; without an
   OVERLAPPED they wait. CancelIo and CloseHandle take the handle, too. */

#include "connections.h"

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0), h = (HANDLE)mine;
  associate(port, mine, 5);
  operation[0].Offset = 12345;
  SAY_BOOL("ReadFile", ReadFile(h, data[0], 16, NULL, &operation[0]));
  put(peer, "hello");
  packet("read", port);
  DWORD bytes = 0;
  operation[1].OffsetHigh = 7;
  SAY_BOOL("WriteFile", WriteFile(h, "answer", 6, &bytes, &operation[1]));
  say("%u bytes", (unsigned)bytes);
  packet("written", port);
  get("the peer", peer);
  SAY_BOOL("WriteFile, waiting", WriteFile(h, "sync", 4, &bytes, NULL));
  get("the peer", peer);
  put(peer, "back");
  SAY_BOOL("ReadFile, waiting", ReadFile(h, data[2], 16, &bytes, NULL));
  say("%u bytes '%.4s'", (unsigned)bytes, data[2]);
  SAY_BOOL("ReadFile", ReadFile(h, data[3], 16, NULL, &operation[3]));
  SAY_BOOL("CancelIo", CancelIo(h));
  packet("cancelled", port);
  SAY_BOOL("CloseHandle", CloseHandle(h));
  get("the peer", peer);
  return 0;
}
