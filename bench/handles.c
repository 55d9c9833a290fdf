/* SPDX-License-Identifier: Apache-2.0 */

/* Whether an operation costs the same however much else there is: beside --idle open sockets that are associated with
   the same port, one pair of sockets sends and receives; or behind --queued packets, one is dequeued and one posted in
   turn. Windows C. */

#include <winsock2.h>
#include <windows.h>

#include "measure.h"
#include "pairs.h"

static HANDLE port;

static ULONG_PTR take(OVERLAPPED *expected) {
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *overlapped;
  if (!GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE)) stop_at("GetQueuedCompletionStatus");
  if (expected != NULL && overlapped != expected) stop_at("another packet");
  return key;
}

static void associate(SOCKET socket) {
  if (CreateIoCompletionPort((HANDLE)socket, port, 0, 0) == NULL) stop_at("CreateIoCompletionPort");
}

/* ---- idle handles ------------------------------------------------------------------------------------------------ */

/* Datagram sockets: one needs no partner, so there can be twice as many. */
static unsigned long open_idle(unsigned long wanted) {
  unsigned long opened;
  for (opened = 0; opened < wanted; opened++) {
    SOCKET idle = WSASocketW(AF_INET, SOCK_DGRAM, IPPROTO_UDP, NULL, 0, WSA_FLAG_OVERLAPPED);
    if (idle == INVALID_SOCKET) {
      fprintf(stderr, "%lu sockets are all that the limit of open files allows (ulimit -n)\n", opened);
      return opened;
    }
    associate(idle);
  }
  return opened;
}

/* One send and one receive. */
static void echo(SOCKET sender, SOCKET receiver, OVERLAPPED operations[2]) {
  char out = 'x', in = 0;
  WSABUF send_buffer = {1, &out}, receive_buffer = {1, &in};
  DWORD flags = 0;
  if (WSARecv(receiver, &receive_buffer, 1, NULL, &flags, &operations[0], NULL) != 0 &&
      WSAGetLastError() != WSA_IO_PENDING)
    stop_at("WSARecv");
  if (WSASend(sender, &send_buffer, 1, NULL, 0, &operations[1], NULL) != 0 && WSAGetLastError() != WSA_IO_PENDING)
    stop_at("WSASend");
  take(NULL);
  take(NULL);
  if (in != out) stop_at("another byte");
}

static int measure_idle(unsigned long idle, unsigned long count) {
  OVERLAPPED operations[2];
  unsigned long opened, i;
  SOCKET pair[2];
  double cpu;
  memset(operations, 0, sizeof operations);
  open_only_pair(pair);
  associate(pair[0]);
  associate(pair[1]);
  opened = open_idle(idle);
  for (i = 0; i < count / 10; i++) echo(pair[i % 2], pair[1 - i % 2], operations);
  cpu = cpu_seconds();
  for (i = 0; i < count; i++) echo(pair[i % 2], pair[1 - i % 2], operations);
  cpu = cpu_seconds() - cpu;
  printf("{\"idle\":%lu,\"opened\":%lu,\"operations\":%lu,\"cpu_nanoseconds_per_operation\":%.1f}\n", idle, opened,
         2 * count, cpu * 1e9 / 2 / (double)count);
  return 0;
}

/* ---- queued packets ---------------------------------------------------------------------------------------------- */

static void post(OVERLAPPED *record, unsigned long number) {
  if (!PostQueuedCompletionStatus(port, 0, number, record)) stop_at("PostQueuedCompletionStatus");
}

static int measure_queued(unsigned long queued, unsigned long count) {
  OVERLAPPED record;
  unsigned long i;
  double cpu;
  for (i = 0; i < queued; i++) post(&record, i);
  cpu = cpu_seconds();
  for (i = 0; i < count; i++) {
    post(&record, queued + i);
    if (take(&record) != i) stop_at("another order");
  }
  cpu = cpu_seconds() - cpu;
  printf("{\"queued\":%lu,\"operations\":%lu,\"cpu_nanoseconds_per_operation\":%.1f}\n", queued, 2 * count,
         cpu * 1e9 / 2 / (double)count);
  return 0;
}

int main(int argc, char **argv) {
  BOOL packets = has_option(argc, argv, "--queued");
  unsigned long count = number_option(argc, argv, "--count", packets ? 2000000 : 200000);
  WSADATA wsa;
  if (count == 0) return 2;
  if (WSAStartup(MAKEWORD(2, 2), &wsa) != 0) stop_at("WSAStartup");
  port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
  if (port == NULL) stop_at("CreateIoCompletionPort");
  if (packets) return measure_queued(number_option(argc, argv, "--queued", 1), count);
  return measure_idle(number_option(argc, argv, "--idle", 1000), count);
}
