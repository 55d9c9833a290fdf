/* SPDX-License-Identifier: Apache-2.0 */

/* [CLOSE-10 ACCEPT-18] Closing the accept socket of a pending AcceptEx aborts it with the listener's key; the listener
   works. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 5);
  SOCKET s = stream();
  say("AcceptEx %s", accepted(accepting(l, s, 0, 0)));
  SAY_SOCK("close", closesocket(s));
  DWORD bytes = 9;
  ULONG_PTR key = 0;
  OVERLAPPED *record = NULL;
  BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
  DWORD error = GetLastError();
  say("packet: %d %s, bytes %u key %u %s", success, error == 995 || error == 1236 ? "aborted" : "another error",
      (unsigned)bytes, (unsigned)key, op_name(record));
  s = stream();
  say("AcceptEx %s", accepted(accepting(l, s, 1, 0)));
  connected_to(&address);
  packet("another one", port);
  no_packet("no more", port);
  return 0;
}
