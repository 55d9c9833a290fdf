/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-2] P2 hands off: once its packet is dequeued, nobody writes to an OVERLAPPED, its buffer or address areas. */

#include "../trace.h"

int main(void) {
  SOCKET l;
  struct sockaddr_in address;
  HANDLE port = open_listener(&l, &address, 1);
  SOCKET s = stream();
  associate(port, s, 2);
  say("AcceptEx %s", accepted(accepting(l, s, 0, 16)));
  SOCKET client = connected_to(&address);
  put(client, "first");
  packet("accepted", port);
  receive("receive", s, 1, 16);
  put(client, "second");
  packet("received", port);
  transmit("send", s, 2, "third");
  packet("sent", port);
  get("client", client);
  receive("cancelled", s, 3, 16);
  CancelIoEx((HANDLE)s, NULL);
  packet("cancelled", port);
  memset(operation, 0x77, 4 * sizeof operation[0]);
  memset(data, 0x77, 4 * sizeof data[0]);
  receive("others", s, 5, 64);
  put(client, "more traffic");
  packet("others", port);
  receive("others", s, 6, 64);
  closesocket(client);
  packet("others", port);
  closesocket(s);
  closesocket(l);
  no_packet("quiet", port);
  CloseHandle(port);
  int written = 0;
  for (size_t i = 0; i < 4 * sizeof operation[0]; i++) written += ((char *)operation)[i] != 0x77;
  for (size_t i = 0; i < 4 * sizeof data[0]; i++) written += ((char *)data)[i] != 0x77;
  say("bytes written later: %d", written);
  return 0;
}
