/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-3] Submitting an OVERLAPPED that is still pending is the program's bug; the port and other sockets go on. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer, other, other_peer;
  start();
  connected_pair(&mine, &peer);
  connected_pair(&other, &other_peer);
  HANDLE port = new_port(0);
  associate(port, mine, 1);
  associate(port, other, 2);
  for (int i = 0; i < 2; i++) {
    WSABUF buffer = {16, data[0]};
    DWORD flags = 0;
    WSARecv(mine, &buffer, 1, NULL, &flags, &operation[0], NULL);
  }
  put(peer, "hello");
  closesocket(mine);
  DWORD bytes;
  ULONG_PTR key = 1;
  OVERLAPPED *record = &operation[0];
  int of_the_bug = 0;
  while (of_the_bug < 100) {
    record = NULL;
    if (!GetQueuedCompletionStatus(port, &bytes, &key, &record, BRIEFLY) && !record) break;
    of_the_bug++;
    must(record == &operation[0] && key == 1, "another packet");
  }
  say("packets of the bug, at most 2: %d", of_the_bug <= 2);
  for (int i = 1; i < 4; i++) receive("the other socket", other, i, 4);
  put(other_peer, "aaaabbbbcccc");
  for (int i = 1; i < 4; i++) packet("the other socket", port);
  PostQueuedCompletionStatus(port, 7, 8, NULL);
  packet("post", port);
  no_packet("empty", port);
  return 0;
}
