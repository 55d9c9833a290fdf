/* SPDX-License-Identifier: Apache-2.0 */

/* The twin: a thread starts a receive on a socket with a port, and ends. [CANCEL-12 CANCEL-11]

   Modelled on crystal-lang/crystal#16674: threads of a pool came and went, and operations that they had started were
   aborted with them.

   Windows: an operation on a handle without a port is cancelled when the thread that started it ends. With a port it
   goes on. */

#include "../zoo.h"

static SOCKET mine, peer;
static OVERLAPPED record;
static char buffer[64];

static DWORD WINAPI helper(void *unused) {
  (void)unused;
  must(receive(mine, buffer, sizeof buffer, &record), "receive");
  return 0;
}

int main(void) {
  DWORD bytes = 0;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port();
  associate(port, mine, 1);
  record.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
  join(thread(helper, NULL), "a thread that only starts a receive");
  put(peer, "hello");
  if (!GetOverlappedResult((HANDLE)mine, &record, &bytes, TRUE) && GetLastError() == ERROR_OPERATION_ABORTED)
    damaged("nobody cancelled the receive, and it was aborted");
  closesocket(mine);
  closesocket(peer);
  CloseHandle(record.hEvent);
  CloseHandle(port);
  return verdict();
}
