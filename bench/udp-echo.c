/* SPDX-License-Identifier: Apache-2.0 */

/* A datagram echo server on a completion port: several WSARecvFrom outstanding on one socket, and each datagram goes
   back with WSASendTo before its operation receives again. Windows C. */

#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>

#include "measure.h"

typedef struct Operation {
  OVERLAPPED overlapped;
  BOOL sending;
  struct sockaddr_in peer;
  INT peerLength;
  DWORD flags;
  char *data;
} Operation;

static SOCKET datagrams;
static HANDLE port;
static ULONG capacity;
static volatile LONG stopping, operations;

static void retire(Operation *operation) {
  free(operation);
  InterlockedDecrement(&operations);
}

/* A datagram that was refused (its sender has gone, say) is no reason to end: the receive is tried again. */
static void startReceive(Operation *operation) {
  WSABUF buffer;
  buffer.buf = operation->data;
  buffer.len = capacity;
  while (!stopping) {
    operation->sending = FALSE;
    operation->flags = 0;
    operation->peerLength = sizeof operation->peer;
    if (WSARecvFrom(datagrams, &buffer, 1, NULL, &operation->flags, (struct sockaddr *)&operation->peer,
                    &operation->peerLength, &operation->overlapped, NULL) == 0 ||
        WSAGetLastError() == WSA_IO_PENDING)
      return;
    if (WSAGetLastError() != WSAECONNRESET) stop_at("WSARecvFrom");
  }
  retire(operation);
}

static void startSend(Operation *operation, DWORD length) {
  WSABUF buffer;
  buffer.buf = operation->data;
  buffer.len = length;
  operation->sending = TRUE;
  if (WSASendTo(datagrams, &buffer, 1, NULL, 0, (struct sockaddr *)&operation->peer, operation->peerLength,
                &operation->overlapped, NULL) != 0 &&
      WSAGetLastError() != WSA_IO_PENDING)
    startReceive(operation);
}

/* A packet without an OVERLAPPED is the sentinel of this worker. */
static DWORD WINAPI worker(LPVOID unused) {
  for (;;) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;
    BOOL succeeded = GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE);
    Operation *operation;
    if (overlapped == NULL) return (DWORD)(ULONG_PTR)unused;
    operation = CONTAINING_RECORD(overlapped, Operation, overlapped);
    if (succeeded && !operation->sending && !stopping)
      startSend(operation, bytes);
    else
      startReceive(operation);
  }
}

/* Loopback only: an echo server open to the network is a gift to port scanners. */
static unsigned short openSocket(unsigned short number) {
  struct sockaddr_in address;
  int length = sizeof address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons(number);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  datagrams = WSASocketW(AF_INET, SOCK_DGRAM, IPPROTO_UDP, NULL, 0, WSA_FLAG_OVERLAPPED);
  if (datagrams == INVALID_SOCKET) stop_at("WSASocketW");
  if (bind(datagrams, (struct sockaddr *)&address, sizeof address) != 0) stop_at("bind");
  if (getsockname(datagrams, (struct sockaddr *)&address, &length) != 0) stop_at("getsockname");
  if (CreateIoCompletionPort((HANDLE)datagrams, port, 0, 0) == NULL) stop_at("CreateIoCompletionPort");
  return ntohs(address.sin_port);
}

static void startReceiving(unsigned long receives) {
  for (; receives > 0; receives--) {
    Operation *operation = calloc(1, sizeof *operation + capacity);
    if (operation == NULL) stop_at("calloc");
    operation->data = (char *)(operation + 1);
    InterlockedIncrement(&operations);
    startReceive(operation);
  }
}

int main(int argc, char **argv) {
  unsigned long threads = number_option(argc, argv, "--threads", 1), i;
  unsigned short bound;
  char line[128];
  WSADATA wsa;
  capacity = number_option(argc, argv, "--buffer", 4096);
  if (WSAStartup(MAKEWORD(2, 2), &wsa) != 0) stop_at("WSAStartup");
  port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  if (port == NULL) stop_at("CreateIoCompletionPort");
  bound = openSocket((unsigned short)number_option(argc, argv, "--port", 0));
  startReceiving(number_option(argc, argv, "--receives", 16));
  for (i = 0; i < threads; i++)
    if (CreateThread(NULL, 0, worker, NULL, 0, NULL) == NULL) stop_at("CreateThread");
  printf("listening %u\n", bound);
  fflush(stdout);

  while (fgets(line, sizeof line, stdin) != NULL && strncmp(line, "stop", 4) != 0) continue;

  InterlockedExchange(&stopping, TRUE);
  closesocket(datagrams);
  while (operations > 0) Sleep(1);
  return 0;
}
