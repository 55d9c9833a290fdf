/* SPDX-License-Identifier: Apache-2.0 */

/* What a posted packet costs when nothing else happens. Windows C; mutex-queue.c is its yardstick.

   --mode single     one thread posts a packet and takes it off again
   --mode many       --producers post, --consumers take, all at once
   --mode ping-pong  two threads with a port each: who gets a packet answers to the other port, so every packet wakes
                     somebody; with --sockets a socket with a receive pending is associated with each port */

#include <winsock2.h>
#include <windows.h>

#include "measure.h"
#include "pairs.h"

enum { STOP = 1, UNFINISHED_MAX = 65536, LOOK_EVERY = 256 };

static unsigned long count, producers, consumers;
static HANDLE port, other_port;
static OVERLAPPED record;

static HANDLE new_port(unsigned long concurrency) {
  HANDLE created = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, concurrency);
  if (created == NULL) stop_at("CreateIoCompletionPort");
  return created;
}

static HANDLE start_thread(LPTHREAD_START_ROUTINE function, void *argument) {
  HANDLE thread = CreateThread(NULL, 0, function, argument, 0, NULL);
  if (thread == NULL) stop_at("CreateThread");
  return thread;
}

static void join(HANDLE thread) {
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
}

static void post(HANDLE to, DWORD bytes, ULONG_PTR key) {
  if (!PostQueuedCompletionStatus(to, bytes, key, &record)) stop_at("PostQueuedCompletionStatus");
}

static ULONG_PTR take(HANDLE from, DWORD *bytes) {
  ULONG_PTR key;
  OVERLAPPED *overlapped;
  if (!GetQueuedCompletionStatus(from, bytes, &key, &overlapped, INFINITE)) stop_at("GetQueuedCompletionStatus");
  if (overlapped != &record) stop_at("another OVERLAPPED");
  return key;
}

/* ---- single ------------------------------------------------------------------------------------------------------ */

static unsigned long long single(void) {
  unsigned long i;
  port = new_port(1);
  for (i = 0; i < count; i++) {
    DWORD bytes;
    post(port, (DWORD)i, i);
    if (take(port, &bytes) != i || bytes != (DWORD)i) stop_at("another packet");
  }
  return count;
}

/* ---- many -------------------------------------------------------------------------------------------------------- */

/* On cache lines of its own. The consumers' counts are read by the producers, so that the queue does not grow without
   end when they are the faster ones. */
typedef struct Tally {
  volatile unsigned long long packets, sum;
  char padding[112];
} Tally;

static Tally *made, *taken;

static unsigned long long total(const Tally *tallies, unsigned long length) {
  unsigned long long sum = 0;
  unsigned long i;
  for (i = 0; i < length; i++) sum += tallies[i].packets;
  return sum;
}

static DWORD WINAPI produce(LPVOID argument) {
  Tally *tally = argument;
  unsigned long i, share = count / producers;
  for (i = 1; i <= share; i++) {
    post(port, (DWORD)i, 0);
    tally->sum += i;
    tally->packets = i;
    while (i % LOOK_EVERY == 0 && total(made, producers) - total(taken, consumers) > UNFINISHED_MAX) SwitchToThread();
  }
  return 0;
}

static DWORD WINAPI consume(LPVOID argument) {
  Tally *tally = argument;
  DWORD bytes;
  while (take(port, &bytes) != STOP) {
    tally->sum += bytes;
    tally->packets++;
  }
  return 0;
}

static unsigned long long many(void) {
  HANDLE *threads = calloc(producers + consumers, sizeof *threads);
  unsigned long long posted = 0, received = 0;
  unsigned long i;
  made = calloc(producers, sizeof *made);
  taken = calloc(consumers, sizeof *taken);
  if (threads == NULL || made == NULL || taken == NULL) stop_at("calloc");
  port = new_port(consumers);
  for (i = 0; i < consumers; i++) threads[i] = start_thread(consume, &taken[i]);
  for (i = 0; i < producers; i++) threads[consumers + i] = start_thread(produce, &made[i]);
  for (i = 0; i < producers; i++) join(threads[consumers + i]);
  for (i = 0; i < consumers; i++) post(port, 0, STOP);
  for (i = 0; i < consumers; i++) join(threads[i]);
  for (i = 0; i < producers; i++) posted += made[i].sum;
  for (i = 0; i < consumers; i++) received += taken[i].sum;
  if (posted != received) stop_at("packets were lost");
  return total(taken, consumers);
}

/* ---- ping-pong --------------------------------------------------------------------------------------------------- */

static void associate_a_socket(HANDLE to) {
  static OVERLAPPED operations[2];
  static char bytes[2];
  static int used;
  SOCKET pair[2];
  WSABUF buffer = {1, &bytes[used]};
  DWORD flags = 0;
  open_only_pair(pair);
  if (CreateIoCompletionPort((HANDLE)pair[0], to, 0, 0) == NULL) stop_at("CreateIoCompletionPort");
  if (WSARecv(pair[0], &buffer, 1, NULL, &flags, &operations[used], NULL) == 0 || WSAGetLastError() != WSA_IO_PENDING)
    stop_at("WSARecv");
  used++;
}

static DWORD WINAPI pong(LPVOID unused) {
  unsigned long i;
  DWORD bytes;
  for (i = 0; i < count; i++) post(port, 0, take(other_port, &bytes) + 1);
  return (DWORD)(ULONG_PTR)unused;
}

static unsigned long long ping_pong(BOOL sockets) {
  HANDLE thread;
  unsigned long i;
  port = new_port(1);
  other_port = new_port(1);
  if (sockets) {
    associate_a_socket(port);
    associate_a_socket(other_port);
  }
  thread = start_thread(pong, NULL);
  for (i = 0; i < count; i++) {
    DWORD bytes;
    post(other_port, 0, i);
    if (take(port, &bytes) != i + 1) stop_at("another packet");
  }
  join(thread);
  return 2ull * count;
}

/* A process with one thread may be spared its atomic instructions by the C library. No program with a port has one. */
static DWORD WINAPI sleep_forever(LPVOID unused) {
  for (;;) Sleep(INFINITE);
  return (DWORD)(ULONG_PTR)unused;
}

int main(int argc, char **argv) {
  const char *mode = text_option(argc, argv, "--mode");
  BOOL sockets = has_option(argc, argv, "--sockets");
  unsigned long long packets;
  double start, cpu;
  WSADATA wsa;
  if (mode == NULL) mode = "single";
  count = number_option(argc, argv, "--count", mode[0] == 's' ? 10000000 : mode[0] == 'm' ? 4000000 : 200000);
  producers = number_option(argc, argv, "--producers", mode[0] == 'm' ? 2 : 1);
  consumers = number_option(argc, argv, "--consumers", mode[0] == 'm' ? 2 : 1);
  if (count == 0 || producers == 0 || consumers == 0) return 2;
  if (WSAStartup(MAKEWORD(2, 2), &wsa) != 0) stop_at("WSAStartup");
  CloseHandle(start_thread(sleep_forever, NULL));
  start = seconds_now();
  cpu = cpu_seconds();
  if (strcmp(mode, "single") == 0) packets = single();
  else if (strcmp(mode, "many") == 0) packets = many();
  else if (strcmp(mode, "ping-pong") == 0) packets = ping_pong(sockets);
  else return 2;
  print_packets(mode, producers, consumers, sockets, packets, seconds_now() - start, cpu_seconds() - cpu);
  return 0;
}
