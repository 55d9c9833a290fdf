/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-1] P4 no stale I/O: the value of a closed socket never reaches a socket that came later, and a new socket never
   gets a packet of the old one, although the descriptors are used again at once. */

#include "../trace.h"

int main(void) {
  start();
  HANDLE port = new_port(0);
  int reached = 0, values_again = 0, wrong_keys = 0, packets = 0;
  for (int round = 0; round < 100; round++) {
    SOCKET old, old_peer, young, young_peer;
    connected_pair(&old, &old_peer);
    associate(port, old, 1000 + round);
    WSABUF buffer = {16, data[0]};
    DWORD flags = 0;
    must(WSARecv(old, &buffer, 1, NULL, &flags, &operation[0], NULL) && WSAGetLastError() == WSA_IO_PENDING, "pend");
    closesocket(old);
    connected_pair(&young, &young_peer);
    associate(port, young, 5000 + round);
    if (young == old || young_peer == old) {
      values_again++; /* allowed, if rare: then the value is a new socket's */
    } else {
      reached += send(old, "x", 1, 0) != SOCKET_ERROR || WSAGetLastError() != WSAENOTSOCK;
      reached += CancelIoEx((HANDLE)old, NULL) || GetLastError() != ERROR_INVALID_HANDLE;
      reached += closesocket(old) != SOCKET_ERROR || WSAGetLastError() != WSAENOTSOCK;
    }
    buffer.buf = data[1];
    must(WSARecv(young, &buffer, 1, NULL, &flags, &operation[1], NULL) && WSAGetLastError() == WSA_IO_PENDING, "pend");
    put(young_peer, "y");
    for (int i = 0; i < 2; i++) {
      DWORD bytes = 0;
      ULONG_PTR key = 0;
      OVERLAPPED *record = NULL;
      GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
      packets += record != NULL;
      if (record == &operation[0]) wrong_keys += key != (ULONG_PTR)(1000 + round) || bytes != 0;
      if (record == &operation[1]) wrong_keys += key != (ULONG_PTR)(5000 + round) || bytes != 1;
    }
    closesocket(old_peer);
    closesocket(young);
    closesocket(young_peer);
  }
  say("reached by an old value: %d, wrong packets: %d, packets: %d", reached, wrong_keys, packets);
  no_packet("no more", port);
  return values_again > 50;
}
