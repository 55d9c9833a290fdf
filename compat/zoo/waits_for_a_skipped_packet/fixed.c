/* SPDX-License-Identifier: Apache-2.0 */

/* The twin: a handle skips the packet on success, and the program waits for those of the others. [SKIP-1 SKIP-2]

   Modelled on tokio-rs/mio#476 and its pull request #520: with FILE_SKIP_COMPLETION_PORT_ON_SUCCESS an operation that
   succeeds at once is over, and code that still leaves it to the port never hears of it.

   Windows: in this mode what the call returned decides. At once: there is no packet. Pending: there is one. */

#include "../zoo.h"

static int outstanding;

static void tell(SOCKET s, const char *text, OVERLAPPED *record) {
  WSABUF place = {(ULONG)strlen(text), (char *)text};
  DWORD bytes;
  int answer = WSASend(s, &place, 1, &bytes, 0, record, NULL);
  if (answer != 0 && WSAGetLastError() == WSA_IO_PENDING) outstanding++;
}

int main(void) {
  SOCKET mine, peer;
  Packet packet;
  OVERLAPPED record = {0};
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port();
  associate(port, mine, 1);
  must(SetFileCompletionNotificationModes((HANDLE)mine, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS), "the mode");
  tell(mine, "hello", &record);
  while (outstanding > 0) {
    if (!take(port, &packet, LONG_ENOUGH)) {
      damaged("waits for a packet that never comes");
      break;
    }
    outstanding--;
  }
  closesocket(mine);
  closesocket(peer);
  CloseHandle(port);
  return verdict();
}
