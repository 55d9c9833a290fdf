/* SPDX-License-Identifier: Apache-2.0 */

#include "world.h"

#include <stdio.h>

HANDLE port;
OVERLAPPED operation[OPERATIONS];
WSABUF byte[OPERATIONS], room[OPERATIONS];
SOCKET mine[OPERATIONS], peer[OPERATIONS];

static char memory[OPERATIONS][16];
static SOCKET listener;
static struct sockaddr_in address;

void must(int truth, const char *what) {
  if (truth) return;
  fprintf(stderr, "micro: not as it must be: %s (error %u)\n", what, (unsigned)GetLastError());
  ExitProcess(2);
}

void primitives_start(void) {
  WSADATA data;
  int i, size = sizeof address;
  must(WSAStartup(MAKEWORD(2, 2), &data) == 0, "WSAStartup");
  port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
  must(port != NULL, "a port");
  for (i = 0; i < OPERATIONS; i++) {
    byte[i].len = 1;
    room[i].len = sizeof memory[i];
    byte[i].buf = room[i].buf = memory[i];
  }
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  listener = socket(AF_INET, SOCK_STREAM, 0);
  must(bind(listener, (struct sockaddr *)&address, size) == 0 && listen(listener, SOMAXCONN) == 0, "a listener");
  must(getsockname(listener, (struct sockaddr *)&address, &size) == 0, "its address");
}

void connect_pair(SOCKET *one, SOCKET *other) {
  struct linger reset = {1, 0};
  *other = socket(AF_INET, SOCK_STREAM, 0);
  must(connect(*other, (struct sockaddr *)&address, sizeof address) == 0, "connect");
  *one = accept(listener, NULL, NULL);
  must(*one != INVALID_SOCKET, "accept");
  must(setsockopt(*other, SOL_SOCKET, SO_LINGER, (char *)&reset, sizeof reset) == 0, "SO_LINGER");
}

void associate(SOCKET socket) { must(CreateIoCompletionPort((HANDLE)socket, port, 1, 0) == port, "an association"); }

void start_receive(SOCKET socket, int i) {
  DWORD flags = 0;
  must(WSARecv(socket, &room[i], 1, NULL, &flags, &operation[i], NULL) == SOCKET_ERROR &&
           WSAGetLastError() == WSA_IO_PENDING, "a receive that waits");
}

void take_packets(int count) {
  DWORD moved;
  ULONG_PTR key;
  OVERLAPPED *record;
  int i;
  for (i = 0; i < count; i++) {
    GetQueuedCompletionStatus(port, &moved, &key, &record, 5000);
    must(record != NULL, "a packet");
  }
}
