/* SPDX-License-Identifier: Apache-2.0 */

/* How fast operations are taken back: every socket has a receive pending, each is cancelled, and the aborted packets
   are dequeued. Only cancelling and draining are timed; what starts the receives is not. Windows C. */

#include <winsock2.h>
#include <windows.h>

#include "measure.h"
#include "pairs.h"

typedef struct Connection {
  OVERLAPPED operation;
  SOCKET pair[2];
  char byte;
} Connection;

static void start_receive(Connection *connection) {
  WSABUF buffer = {1, &connection->byte};
  DWORD flags = 0;
  if (WSARecv(connection->pair[0], &buffer, 1, NULL, &flags, &connection->operation, NULL) == 0 ||
      WSAGetLastError() != WSA_IO_PENDING)
    stop_at("WSARecv");
}

static void cancel_and_drain(HANDLE port, Connection *connections, unsigned long handles) {
  unsigned long i;
  for (i = 0; i < handles; i++)
    if (!CancelIoEx((HANDLE)connections[i].pair[0], &connections[i].operation)) stop_at("CancelIoEx");
  for (i = 0; i < handles; i++) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;
    if (GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE)) stop_at("a packet that was not aborted");
    if (GetLastError() != ERROR_OPERATION_ABORTED) stop_at("GetQueuedCompletionStatus");
  }
}

int main(int argc, char **argv) {
  unsigned long handles = number_option(argc, argv, "--handles", 1000), i;
  double limit = (double)number_option(argc, argv, "--seconds", 2), seconds = 0, cpu = 0, cancels = 0, end;
  Connection *connections = calloc(handles, sizeof *connections);
  struct sockaddr_in address;
  SOCKET listener;
  HANDLE port;
  WSADATA wsa;
  if (handles == 0 || connections == NULL) return 2;
  if (WSAStartup(MAKEWORD(2, 2), &wsa) != 0) stop_at("WSAStartup");
  port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
  if (port == NULL) stop_at("CreateIoCompletionPort");
  listener = open_pair_listener(&address);
  for (i = 0; i < handles; i++) {
    if (!open_pair(listener, &address, connections[i].pair)) stop_at("socket");
    if (CreateIoCompletionPort((HANDLE)connections[i].pair[0], port, i, 0) == NULL) stop_at("CreateIoCompletionPort");
  }
  end = seconds_now() + limit;
  do {
    double start, cpu_start;
    for (i = 0; i < handles; i++) start_receive(&connections[i]);
    start = seconds_now();
    cpu_start = cpu_seconds();
    cancel_and_drain(port, connections, handles);
    seconds += seconds_now() - start;
    cpu += cpu_seconds() - cpu_start;
    cancels += (double)handles;
  } while (seconds_now() < end);
  printf("{\"handles\":%lu,\"cancels\":%.0f,\"seconds\":%.6f,", handles, cancels, seconds);
  printf("\"cancels_per_second\":%.0f,\"cpu_seconds\":%.6f}\n", cancels / seconds, cpu);
  return 0;
}
