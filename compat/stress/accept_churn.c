/* SPDX-License-Identifier: Apache-2.0 */

/* Clients come, say a word, hear it again and go, as many in a second as there can be. A client resets its connection
   when it has heard all, so that no address stays in use. Every client that connected has to be served. */

#include "stress.h"

enum { ACCEPTS = 64, SAYING = 8, AREA = sizeof(struct sockaddr_in) + 16 };

/* One accept after the other, each with the life of its connection. */
typedef struct Session {
  Record *record;
  SOCKET socket;
  int step; /* 0 accepts, 1 receives, 2 sends, 3 waits for the end */
  int takes_data;
  char room[SAYING + 2 * AREA];
  DWORD got;
} Session;

static Session sessions[ACCEPTS];
static HANDLE port;
static SOCKET listener;
static struct sockaddr_in listening;
static volatile LONG64 connected, served;
static volatile LONG idle, ids;

static Record *fresh(Chance *of, Kind kind, Session *session) {
  Record *record = NULL;
  while (!record) record = record_take(of, kind, session, SAYING);
  session->record = record;
  count_started(kind);
  return record;
}

/* Whether the operation was accepted; a refused one has no packet. */
static int is_started(Session *session, BOOL done) {
  if (done || WSAGetLastError() == WSA_IO_PENDING) return 1;
  count_refused(session->record->kind);
  record_give_back(session->record);
  return 0;
}

static void start_accept(Session *session, Chance *of) {
  DWORD bytes;
  if (!running()) {
    InterlockedIncrement(&idle);
    return;
  }
  session->step = 0;
  session->got = 0;
  session->takes_data = (int)chance(of, 2);
  session->socket = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  must(session->socket != INVALID_SOCKET, "socket");
  Record *record = fresh(of, ACCEPT, session);
  BOOL done = AcceptEx(listener, session->socket, session->room, session->takes_data ? SAYING : 0, AREA, AREA, &bytes,
                       &record->overlapped);
  if (is_started(session, done)) return;
  closesocket(session->socket);
  InterlockedIncrement(&idle);
  if (running()) fail("an AcceptEx was refused with %d", WSAGetLastError());
}

static void start_over(Session *session, Chance *of) {
  closesocket(session->socket);
  InterlockedIncrement64(&closed);
  start_accept(session, of);
}

/* One receive or send of the word; what is over is over. */
static void transfer(Session *session, Chance *of, Kind kind) {
  DWORD flags = 0;
  Record *record = fresh(of, kind, session);
  WSABUF place = {SAYING - session->got, (char *)record->data};
  if (kind == SEND) {
    place.len = SAYING;
    memcpy(record->data, session->room, SAYING);
  }
  int answer = kind == SEND ? WSASend(session->socket, &place, 1, NULL, 0, &record->overlapped, NULL)
                            : WSARecv(session->socket, &place, 1, NULL, &flags, &record->overlapped, NULL);
  if (is_started(session, answer == 0)) return;
  if (session->step < 3) fail("a connection failed with %d before its word was sent back", WSAGetLastError());
  start_over(session, of);
}

static void go_on(Session *session, Chance *of) {
  if (session->got < SAYING) {
    session->step = 1;
    transfer(session, of, RECEIVE);
  } else {
    session->step = 2;
    transfer(session, of, SEND);
  }
}

static void ended(Session *session, DWORD bytes, DWORD error, Chance *of) {
  Record *record = session->record;
  switch (session->step) {
  case 0:
    record_give_back(record);
    if (error) {
      if (running() || error != ERROR_OPERATION_ABORTED) fail("an AcceptEx ended with %u", (unsigned)error);
      closesocket(session->socket);
      InterlockedIncrement(&idle);
      return;
    }
    InterlockedIncrement64(&opened);
    session->got = bytes;
    CreateIoCompletionPort((HANDLE)session->socket, port, 2, 0);
    go_on(session, of);
    return;
  case 1:
    memcpy(session->room + session->got, record->data, bytes);
    record_give_back(record);
    if (error || bytes == 0) {
      fail("a client left (%u) before its word had come", (unsigned)error);
      start_over(session, of);
      return;
    }
    session->got += bytes;
    go_on(session, of);
    return;
  case 2:
    record_give_back(record);
    if (error) fail("a word was not sent back: %u", (unsigned)error);
    InterlockedIncrement64(&served);
    session->step = 3;
    session->got = 0;
    transfer(session, of, RECEIVE);
    return;
  default:
    record_give_back(record);
    if (error == 0 && bytes > 0) fail("a client said more than its word");
    start_over(session, of);
  }
}

static void take(DWORD milliseconds, Chance *of) {
  OVERLAPPED_ENTRY entries[16];
  ULONG count = 0;
  if (!GetQueuedCompletionStatusEx(port, entries, 16, &count, milliseconds, FALSE)) return;
  for (ULONG i = 0; i < count; i++) {
    DWORD bytes, error = 0;
    Record *record = record_of(entries[i].lpOverlapped);
    if (!record || !record_packet(record)) continue;
    if (planted("packet")) continue;
    if (!GetOverlappedResult(NULL, entries[i].lpOverlapped, &bytes, FALSE)) error = GetLastError();
    count_ended(record->kind, entries[i].dwNumberOfBytesTransferred, error);
    ended(record->owner, entries[i].dwNumberOfBytesTransferred, error, of);
  }
}

static DWORD WINAPI server(void *number) {
  Chance of = chance_of((int)(ULONG_PTR)number);
  while (LOADED(idle) < ACCEPTS && failures() < 20) take(50, &of);
  return 0;
}

static DWORD WINAPI client(void *number) {
  (void)number;
  struct linger at_once = {1, 0};
  while (running()) {
    unsigned char word[SAYING], back[SAYING];
    unsigned id = (unsigned)InterlockedIncrement(&ids);
    int got = 0;
    SOCKET s = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
    must(s != INVALID_SOCKET, "socket");
    setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&at_once, sizeof at_once);
    if (connect(s, (struct sockaddr *)&listening, sizeof listening) != 0) {
      fail("a client could not connect: %d", WSAGetLastError());
      closesocket(s);
      continue;
    }
    InterlockedIncrement64(&connected);
    fill(id, 0, word, SAYING);
    if (send(s, (char *)word, SAYING, 0) != SAYING) fail("a client could not send: %d", WSAGetLastError());
    while (got < SAYING) {
      int count = recv(s, (char *)back + got, SAYING - got, 0);
      if (count <= 0) {
        fail("a client was not served: %d bytes, error %d", got, count < 0 ? WSAGetLastError() : 0);
        break;
      }
      got += count;
    }
    check(id, 0, back, (DWORD)got, "a client heard");
    closesocket(s);
    InterlockedIncrement64(&resets);
  }
  return 0;
}

void accept_churn(void) {
  HANDLE threads[THREADS_MOST];
  int size = sizeof listening, servers = settings.threads / 2;
  /* A client waits for most of its time, so there are more of them. */
  int clients = settings.threads < 16 ? 12 : settings.threads - servers;
  Chance of = chance_of(0);
  port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  listener = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  listening.sin_family = AF_INET;
  listening.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  must(port && listener != INVALID_SOCKET, "port and listener");
  must(bind(listener, (struct sockaddr *)&listening, size) == 0, "bind");
  must(getsockname(listener, (struct sockaddr *)&listening, &size) == 0, "getsockname");
  must(listen(listener, SOMAXCONN) == 0, "listen");
  must(CreateIoCompletionPort((HANDLE)listener, port, 1, 0) == port, "association");
  for (int i = 0; i < ACCEPTS; i++) start_accept(&sessions[i], &of);
  for (int i = 0; i < servers + clients; i++) threads[i] = start_thread(i < servers ? server : client, i + 1);
  watch_the_run();
  double seconds = elapsed_seconds();
  /* Clients first: whoever is connected is served. */
  join_threads(threads + servers, clients);
  /* What waits for a client now, waits in vain. */
  closesocket(listener);
  join_threads(threads, servers);
  if (LOADED64(connected) != LOADED64(served))
    fail("%lld clients connected, %lld were served", (long long)LOADED64(connected), (long long)LOADED64(served));
  printf("rate %.0f connects in a second\n", (double)LOADED64(connected) / seconds);
  CloseHandle(port);
}
