/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-36] Accept, connect, send, receive and cancel work the same over IPv6. */

#include "../trace.h"

static SOCKET stream6(void) {
  SOCKET s = WSASocketW(AF_INET6, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  must(s != INVALID_SOCKET, "IPv6 socket");
  return s;
}

static struct sockaddr_in6 bind6(SOCKET s) {
  struct sockaddr_in6 address;
  int length = sizeof address;
  memset(&address, 0, sizeof address);
  address.sin6_family = AF_INET6;
  address.sin6_addr.s6_addr[15] = 1;
  must(bind(s, (struct sockaddr *)&address, length) == 0, "bind to ::1");
  must(getsockname(s, (struct sockaddr *)&address, &length) == 0, "getsockname");
  return address;
}

int main(void) {
  start();
  SOCKET l = stream6(), server = stream6(), client = stream6();
  struct sockaddr_in6 address = bind6(l), own = bind6(client);
  must(listen(l, 4) == 0, "listen");
  HANDLE port = new_port(0);
  associate(port, l, 1);
  associate(port, server, 2);
  associate(port, client, 3);
  DWORD bytes = 0;
  say("AcceptEx %s", accepted(accept_ex(l)(l, server, data[0], 0, ADDRESS6, ADDRESS6, &bytes, &operation[0])));
  say("ConnectEx %s", accepted(connect_ex(client)(client, (struct sockaddr *)&address, sizeof address, NULL, 0, NULL,
                                                  &operation[1])));
  int seen[2] = {0, 0};
  for (int i = 0; i < 2; i++) {
    ULONG_PTR key = 0;
    OVERLAPPED *record = NULL;
    must(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH), "packet");
    seen[record - operation] = (int)key;
  }
  say("accept with key %d, connect with key %d", seen[0], seen[1]);
  struct sockaddr *local, *remote;
  int local_length = 0, remote_length = 0;
  accept_addresses(l)(data[0], 0, ADDRESS6, ADDRESS6, &local, &local_length, &remote, &remote_length);
  struct sockaddr_in6 *from = (struct sockaddr_in6 *)remote, *to = (struct sockaddr_in6 *)local;
  say("lengths %d, families %d", local_length == sizeof *to && remote_length == sizeof *from,
      from->sin6_family == AF_INET6 && to->sin6_family == AF_INET6);
  say("from the client %d, to the listener %d", from->sin6_port == own.sin6_port, to->sin6_port == address.sin6_port);
  receive("server", server, 2, 16);
  transmit("client", client, 3, "hello");
  int received = 0;
  for (int i = 0; i < 2; i++) {
    ULONG_PTR key = 0;
    OVERLAPPED *record = NULL;
    must(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH), "packet");
    received += record == &operation[2] && key == 2 && bytes == 5;
  }
  say("received %d '%s'", received, data[2]);
  receive("server", server, 4, 16);
  SAY_BOOL("cancel", CancelIoEx((HANDLE)server, NULL));
  packet("cancelled", port);
  return 0;
}
