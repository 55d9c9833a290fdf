/* SPDX-License-Identifier: Apache-2.0 */

/* [SKIP-1, SKIP-2] AcceptEx under the skip mode: TRUE means no packet, 997 exactly one, with and without first data. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  must(SetFileCompletionNotificationModes((HANDLE)l, 1), "mode");
  for (DWORD length = 0; length <= 16; length += 16) {
    SOCKET client = connected_to(&address), s = stream();
    put(client, "first");
    until_readable(l);
    BOOL answer = accepting(l, s, 0, length);
    DWORD error = answer ? 0 : WSAGetLastError();
    must(answer || error == ERROR_IO_PENDING, "AcceptEx");
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *record;
    int packets = 0;
    DWORD patience = answer ? BRIEFLY : LONG_ENOUGH;
    while (GetQueuedCompletionStatus(port, &bytes, &key, &record, patience)) {
      packets++;
      patience = BRIEFLY;
    }
    int promised = answer ? 0 : 1;
    say("room for %u bytes: %s", (unsigned)length, packets == promised ? "as promised" : "packet lost or doubled");
    say_record("accept", &operation[0]);
    closesocket(client);
    closesocket(s);
  }
  return 0;
}
