/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-10] What the library does inside leaves errno as it was; programs keep their own error there. */

#include "../trace.h"

#include <errno.h>

#define KEEPS(call)                                                                                                    \
  do {                                                                                                                 \
    errno = 4242;                                                                                                      \
    (void)(call);                                                                                                      \
    if (errno != 4242) say("%s changes errno to %d", #call, errno);                                                    \
  } while (0)

int main(void) {
  SOCKET mine, peer;
  DWORD bytes, flags = 0;
  ULONG_PTR key;
  OVERLAPPED *record;
  struct sockaddr_in address = loopback();
  int length = sizeof address;
  u_long on = 1;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0), event = new_event();
  WSABUF buffer = {16, data[0]};
  KEEPS(CreateIoCompletionPort((HANDLE)mine, port, 1, 0));
  KEEPS(GetQueuedCompletionStatus(port, &bytes, &key, &record, 0));
  KEEPS(GetQueuedCompletionStatus(port, &bytes, &key, &record, 5));
  KEEPS(WSARecv(mine, &buffer, 1, NULL, &flags, &operation[0], NULL));
  KEEPS(CancelIoEx((HANDLE)mine, NULL));
  KEEPS(CancelIoEx((HANDLE)mine, NULL));
  KEEPS(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH));
  KEEPS(WSARecv(mine, &buffer, 1, NULL, &flags, &operation[0], NULL));
  KEEPS(send(peer, "x", 1, 0));
  KEEPS(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH));
  KEEPS(WSASend(mine, &buffer, 1, NULL, 0, &operation[1], NULL));
  KEEPS(PostQueuedCompletionStatus(port, 1, 2, NULL));
  KEEPS(ioctlsocket(mine, FIONBIO, &on));
  KEEPS(recv(mine, data[0], 1, 0));
  KEEPS(bind(mine, (struct sockaddr *)&address, length));
  KEEPS(getpeername(mine, (struct sockaddr *)&address, &length));
  KEEPS(getsockname(INVALID_SOCKET, (struct sockaddr *)&address, &length));
  KEEPS(WaitForSingleObject(event, 5));
  KEEPS(Sleep(1));
  KEEPS(shutdown(mine, SD_SEND));
  KEEPS(closesocket(mine));
  KEEPS(closesocket(mine));
  KEEPS(CloseHandle(event));
  KEEPS(CloseHandle(port));
  say("done");
  return 0;
}
