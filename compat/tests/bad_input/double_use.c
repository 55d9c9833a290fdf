/* SPDX-License-Identifier: Apache-2.0 */

/* [HANDLE-3 PORT-4 GQCS-7 CLOSE-5] Closing twice, associating twice, and using a port after it was closed. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0), second = new_port(0), closed = new_port(0);
  CloseHandle(closed);
  associate(port, mine, 1);
  SAY_BOOL("associate, same port and key", CreateIoCompletionPort((HANDLE)mine, port, 1, 0) != NULL);
  SAY_BOOL("associate, another key", CreateIoCompletionPort((HANDLE)mine, port, 2, 0) != NULL);
  SAY_BOOL("associate, another port", CreateIoCompletionPort((HANDLE)mine, second, 1, 0) != NULL);
  SAY_BOOL("associate, a new port", CreateIoCompletionPort((HANDLE)mine, NULL, 1, 0) != NULL);
  SAY_BOOL("associate, a closed port", CreateIoCompletionPort((HANDLE)peer, closed, 1, 0) != NULL);
  put(peer, "one");
  until_readable(mine);
  receive("the first association holds", mine, 0, 16);
  packet("first port", port);
  no_packet("second port", second);

  SAY_BOOL("close the port", CloseHandle(port));
  SAY_BOOL("close it again", CloseHandle(port));
  SAY_BOOL("post", PostQueuedCompletionStatus(port, 0, 0, NULL));
  dequeue("dequeue", port, 0);
  dequeue("dequeue, for ever", port, INFINITE);
  SAY_BOOL("associate with it", CreateIoCompletionPort((HANDLE)peer, port, 1, 0) != NULL);
  SAY_SOCK("closesocket on it", closesocket((SOCKET)port));
  SAY_SOCK("close the socket", closesocket(mine));
  SAY_SOCK("close it again", closesocket(mine));
  SAY_BOOL("and again as a handle", CloseHandle((HANDLE)mine));
  get("the peer saw one close", peer);
  associate(second, peer, 4);
  PostQueuedCompletionStatus(second, 1, 2, NULL);
  packet("the second port works", second);
  return 0;
}
