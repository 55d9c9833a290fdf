/* SPDX-License-Identifier: Apache-2.0 */

/* Pools and ports that are shut down under load, again and again. In each round sockets get pool objects, threads start
   operations on them, and in the middle of it the objects are cancelled or closed and waited for: every start has its
   callback, or is taken back, and after the wait nothing is called. Beside it a port is closed with threads inside. */

#include "stress.h"

enum { OBJECTS = 8, BURST = 16, WAITERS = 3 };

typedef struct Object {
  PTP_IO io;
  SOCKET mine, peer;
  volatile LONG expected, called, over; /* over: after the wait */
} Object;

static struct sockaddr_in listening;
static SOCKET listener;

static void CALLBACK ended(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG result,
                           ULONG_PTR bytes, PTP_IO io) {
  (void)instance, (void)io;
  Object *object = context;
  Record *record = record_of(overlapped);
  if (!record || !record_packet(record)) return;
  if (LOADED(object->over)) fail("a callback after the wait for all of them");
  if (record->owner != object) fail("a callback with the context of another object");
  if (result == 0 && record->kind == SEND && bytes != record->length) fail("a send of a pool sent %u", (unsigned)bytes);
  if (planted("packet")) return;
  count_ended(record->kind, (DWORD)bytes, result);
  record_give_back(record);
  InterlockedIncrement(&object->called);
}

static void start(Object *object, Chance *of) {
  Record *record = record_take(of, chance(of, 3) ? RECEIVE : SEND, object, 1 + chance(of, CHUNK));
  if (!record) return;
  WSABUF place = {record->length, (char *)record->data};
  DWORD flags = 0;
  InterlockedIncrement(&object->expected);
  count_started(record->kind);
  StartThreadpoolIo(object->io);
  int answer = record->kind == RECEIVE
                   ? WSARecv(object->mine, &place, 1, NULL, &flags, &record->overlapped, NULL)
                   : WSASend(object->mine, &place, 1, NULL, 0, &record->overlapped, NULL);
  if (answer == 0 || WSAGetLastError() == WSA_IO_PENDING) return;
  CancelThreadpoolIo(object->io);
  InterlockedDecrement(&object->expected);
  count_refused(record->kind);
  record_give_back(record);
}

static int open_object(Object *object) {
  u_long yes = 1;
  memset(object, 0, sizeof *object);
  object->peer = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  must(object->peer != INVALID_SOCKET, "socket");
  must(connect(object->peer, (struct sockaddr *)&listening, sizeof listening) == 0, "connect");
  object->mine = accept(listener, NULL, NULL);
  must(object->mine != INVALID_SOCKET, "accept");
  ioctlsocket(object->peer, FIONBIO, &yes);
  object->io = CreateThreadpoolIo((HANDLE)object->mine, ended, object, NULL);
  must(object->io != NULL, "CreateThreadpoolIo");
  InterlockedIncrement64(&opened);
  return 1;
}

static void pool_round(Object *objects, Chance *of) {
  char text[CHUNK];
  memset(text, 'x', sizeof text);
  for (int i = 0; i < OBJECTS; i++) open_object(&objects[i]);
  for (int burst = 0; burst < BURST; burst++) {
    for (int i = 0; i < OBJECTS; i++) {
      start(&objects[i], of);
      if (chance(of, 2)) send(objects[i].peer, text, (int)(1 + chance(of, CHUNK)), 0);
      if (chance(of, 8) == 0) recv(objects[i].peer, text, sizeof text, 0);
      if (chance(of, 20) == 0) {
        InterlockedIncrement64(&cancels);
        CancelIoEx((HANDLE)objects[i].mine, NULL);
      }
    }
  }
  for (int i = 0; i < OBJECTS; i++) {
    Object *object = &objects[i];
    if (chance(of, 2)) CancelIoEx((HANDLE)object->mine, NULL);
    InterlockedIncrement64(&closed);
    if (closesocket(object->mine) != 0) fail("a close failed with %d", WSAGetLastError());
    WaitForThreadpoolIoCallbacks(object->io, FALSE);
    InterlockedExchange(&object->over, 1);
    if (LOADED(object->called) != LOADED(object->expected))
      fail("%d callbacks of %d after the wait", (int)LOADED(object->called), (int)LOADED(object->expected));
    CloseThreadpoolIo(object->io);
    closesocket(object->peer);
  }
}

/* ---- a port with threads inside ---------------------------------------------------------------------------------- */

typedef struct Shutdown {
  HANDLE port;
  volatile LONG taken;
} Shutdown;

static DWORD WINAPI waits(void *of) {
  Shutdown *shutdown_of = of;
  for (;;) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;
    if (GetQueuedCompletionStatus(shutdown_of->port, &bytes, &key, &overlapped, INFINITE)) {
      InterlockedIncrement(&shutdown_of->taken);
      continue;
    }
    DWORD error = GetLastError();
    if (error != ERROR_ABANDONED_WAIT_0 && error != ERROR_INVALID_HANDLE) fail("a closed port woke with %u", error);
    return 0;
  }
}

static void port_round(Chance *of) {
  HANDLE threads[WAITERS];
  Shutdown round = {CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, chance(of, 4)), 0};
  must(round.port != NULL, "CreateIoCompletionPort");
  for (int i = 0; i < WAITERS; i++) {
    threads[i] = CreateThread(NULL, 0, waits, &round, 0, NULL);
    must(threads[i] != NULL, "CreateThread");
  }
  int posts = (int)chance(of, 200);
  for (int i = 0; i < posts; i++)
    if (!PostQueuedCompletionStatus(round.port, 1, 1, NULL)) fail("a post failed with %u", (unsigned)GetLastError());
  if (!CloseHandle(round.port)) fail("a port could not be closed: %u", (unsigned)GetLastError());
  join_threads(threads, WAITERS);
  if (LOADED(round.taken) > posts) fail("%d packets came of %d posts", (int)LOADED(round.taken), posts);
}

static DWORD WINAPI pools(void *number) {
  Chance of = chance_of((int)(ULONG_PTR)number);
  Object *objects = calloc(OBJECTS, sizeof *objects);
  while (running()) pool_round(objects, &of);
  free(objects);
  return 0;
}

static DWORD WINAPI ports(void *number) {
  Chance of = chance_of((int)(ULONG_PTR)number);
  while (running()) port_round(&of);
  return 0;
}

void pool_shutdown(void) {
  HANDLE threads[THREADS_MOST];
  int size = sizeof listening;
  listener = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  must(listener != INVALID_SOCKET, "socket");
  listening.sin_family = AF_INET;
  listening.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  must(bind(listener, (struct sockaddr *)&listening, size) == 0, "bind");
  must(getsockname(listener, (struct sockaddr *)&listening, &size) == 0, "getsockname");
  must(listen(listener, SOMAXCONN) == 0, "listen");
  for (int i = 0; i < settings.threads; i++) threads[i] = start_thread(i % 2 ? ports : pools, i + 1);
  watch_the_run();
  join_threads(threads, settings.threads);
  closesocket(listener);
}
