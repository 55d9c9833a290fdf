/* SPDX-License-Identifier: Apache-2.0 */

/* A server whose clients are other processes, which iocpctl kills, stops and lets go on, and between which and the
   server it may take the link down. Bytes go both ways all the time, and another thread cancels. The peer is this
   program, too, in the mode `peer`. */

#include "stress.h"

enum { BACKLOG = 128, TRIES = 200 /* ten milliseconds apart: then the server has gone */ };

/* A connection begins with the number that the client gave it. */
typedef struct Session {
  CRITICAL_SECTION lock;
  SOCKET socket;
  unsigned id;
  int open, in_flight;
  volatile LONG cancelled;
  Count received, sent;
} Session;

static Session sessions[HANDLES_MOST];
static HANDLE port;
static SOCKET listener;

static int is_an_end(DWORD error) {
  switch (error) {
  case ERROR_NETNAME_DELETED:
  case ERROR_CONNECTION_ABORTED:
  case ERROR_SEM_TIMEOUT:
  case ERROR_NETWORK_UNREACHABLE:
  case ERROR_HOST_UNREACHABLE:
  case WSAECONNRESET:
  case WSAECONNABORTED:
  case WSAETIMEDOUT:
  case WSAEHOSTUNREACH:
  case WSAENETUNREACH: return 1;
  default: return 0;
  }
}

/* All below is under the session's lock. */

static void close_session(Session *session) {
  if (!session->open) return;
  session->open = 0;
  InterlockedIncrement64(&closed);
  if (closesocket(session->socket) != 0) fail("a close failed with %d", WSAGetLastError());
}

static void start_one(Session *session, Kind kind, Chance *of) {
  Record *record = NULL;
  while (!record) record = record_take(of, kind, session, 1 + chance(of, CHUNK));
  WSABUF place = {record->length, (char *)record->data};
  DWORD flags = 0;
  if (kind == SEND) fill(session->id * 2 + 1, session->sent, record->data, record->length);
  session->in_flight++;
  count_started(kind);
  int answer = kind == RECEIVE ? WSARecv(session->socket, &place, 1, NULL, &flags, &record->overlapped, NULL)
                               : WSASend(session->socket, &place, 1, NULL, 0, &record->overlapped, NULL);
  DWORD error = answer == 0 ? 0 : (DWORD)WSAGetLastError();
  if (error == 0 || error == WSA_IO_PENDING) return;
  if (!is_an_end(error)) fail("an operation was refused with %u", (unsigned)error);
  count_refused(kind);
  session->in_flight--;
  record_give_back(record);
  close_session(session);
}

static void ended(Session *session, Record *record, DWORD bytes, DWORD error, Chance *of) {
  Kind kind = record->kind;
  session->in_flight--;
  if (kind == RECEIVE && error == 0) {
    check(session->id * 2, session->received, record->data, bytes, "the server received");
    session->received += bytes;
  }
  if (kind == SEND) session->sent += bytes;
  record_give_back(record);
  if (error == ERROR_OPERATION_ABORTED && (LOADED(session->cancelled) || !session->open)) {
    if (kind == RECEIVE && bytes > 0) fail("a cancelled receive took %u bytes", (unsigned)bytes);
  } else if (error && !is_an_end(error)) {
    fail("an operation ended with %u", (unsigned)error);
  }
  if ((error && error != ERROR_OPERATION_ABORTED) || (kind == RECEIVE && !error && bytes == 0)) close_session(session);
  if (session->open && running()) start_one(session, kind, of);
}

static int take(DWORD milliseconds, Chance *of) {
  OVERLAPPED_ENTRY entries[16];
  ULONG count = 0;
  if (!GetQueuedCompletionStatusEx(port, entries, 16, &count, milliseconds, FALSE)) return 0;
  for (ULONG i = 0; i < count; i++) {
    DWORD ignored, error = 0, bytes = entries[i].dwNumberOfBytesTransferred;
    Record *record = record_of(entries[i].lpOverlapped);
    if (!record || !record_packet(record)) continue;
    if (planted("packet")) continue;
    if (entries[i].Internal && !GetOverlappedResult(NULL, entries[i].lpOverlapped, &ignored, FALSE))
      error = GetLastError();
    Session *session = record->owner;
    count_ended(record->kind, bytes, error);
    EnterCriticalSection(&session->lock);
    ended(session, record, bytes, error, of);
    LeaveCriticalSection(&session->lock);
  }
  return 1;
}

/* ---- threads ----------------------------------------------------------------------------------------------------- */

static DWORD WINAPI worker(void *number) {
  Chance of = chance_of((int)(ULONG_PTR)number);
  while (running()) take(50, &of);
  return 0;
}

static DWORD WINAPI canceller(void *number) {
  Chance of = chance_of((int)(ULONG_PTR)number);
  HANDLE idle = CreateEventW(NULL, TRUE, FALSE, NULL);
  while (running()) {
    Session *session = &sessions[chance(&of, (unsigned)settings.handles)];
    EnterCriticalSection(&session->lock);
    if (session->open) {
      InterlockedExchange(&session->cancelled, 1);
      InterlockedIncrement64(&cancels);
      CancelIoEx((HANDLE)session->socket, NULL);
    }
    LeaveCriticalSection(&session->lock);
    WaitForSingleObject(idle, 1);
  }
  CloseHandle(idle);
  return 0;
}

static Session *vacant(void) {
  for (int i = 0; i < settings.handles; i++) {
    EnterCriticalSection(&sessions[i].lock);
    int is_vacant = !sessions[i].open && sessions[i].in_flight == 0;
    LeaveCriticalSection(&sessions[i].lock);
    if (is_vacant) return &sessions[i];
  }
  return NULL;
}

/* The client's number, or 0 if it does not come: a client may be stopped, or dead. */
static unsigned number_of(SOCKET s) {
  DWORD patience = 2000;
  unsigned id = 0;
  setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (char *)&patience, sizeof patience);
  return recv(s, (char *)&id, sizeof id, MSG_WAITALL) == sizeof id ? id : 0;
}

static DWORD WINAPI acceptor(void *number) {
  Chance of = chance_of((int)(ULONG_PTR)number);
  while (running()) {
    SOCKET s = accept(listener, NULL, NULL);
    if (s == INVALID_SOCKET) {
      if (running() && !is_an_end((DWORD)WSAGetLastError())) fail("an accept failed with %d", WSAGetLastError());
      continue;
    }
    unsigned id = number_of(s);
    Session *session = id ? vacant() : NULL;
    if (!session) {
      closesocket(s);
      continue;
    }
    EnterCriticalSection(&session->lock);
    session->socket = s;
    session->id = id;
    session->received = session->sent = 0;
    session->cancelled = 0;
    session->open = 1;
    InterlockedIncrement64(&opened);
    if (CreateIoCompletionPort((HANDLE)s, port, 1, 0) != port) fail("an association failed");
    start_one(session, RECEIVE, &of);
    if (session->open) start_one(session, SEND, &of);
    LeaveCriticalSection(&session->lock);
  }
  return 0;
}

static struct sockaddr_in address_of_settings(void) {
  struct sockaddr_in address = {.sin_family = AF_INET};
  must(InetPtonA(AF_INET, settings.address, &address.sin_addr) == 1, "an address");
  address.sin_port = htons((u_short)settings.port);
  return address;
}

void serve_peers(void) {
  HANDLE threads[THREADS_MOST + 2];
  struct sockaddr_in address = address_of_settings();
  int size = sizeof address, count = 0;
  Chance of = chance_of(0);
  port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  listener = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  must(port && listener != INVALID_SOCKET, "port and listener");
  must(bind(listener, (struct sockaddr *)&address, size) == 0, "bind");
  must(getsockname(listener, (struct sockaddr *)&address, &size) == 0, "getsockname");
  must(listen(listener, BACKLOG) == 0, "listen");
  for (int i = 0; i < settings.handles; i++) InitializeCriticalSection(&sessions[i].lock);
  printf("listening %d\n", ntohs(address.sin_port));
  fflush(stdout);
  threads[count++] = start_thread(canceller, 1);
  for (int i = 0; i < settings.threads; i++) threads[count++] = start_thread(worker, i + 2);
  HANDLE accepts = start_thread(acceptor, THREADS_MOST + 2);
  watch_the_run();
  closesocket(listener);
  join_threads(&accepts, 1);
  join_threads(threads, count);
  for (int i = 0; i < settings.handles; i++) {
    EnterCriticalSection(&sessions[i].lock);
    close_session(&sessions[i]);
    LeaveCriticalSection(&sessions[i].lock);
  }
  ULONGLONG until = GetTickCount64() + PATIENCE;
  while (operations_in_flight() > 0 && GetTickCount64() < until) take(100, &of);
  for (int i = 0; i < settings.handles; i++) DeleteCriticalSection(&sessions[i].lock);
  CloseHandle(port);
}

/* ---- the peer ---------------------------------------------------------------------------------------------------- */

typedef struct Client {
  SOCKET socket;
  unsigned id;
  Count received, sent;
} Client;

static int open_client(Client *client, unsigned id) {
  struct sockaddr_in address = address_of_settings();
  u_long yes = 1;
  memset(client, 0, sizeof *client);
  client->id = id;
  client->socket = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  if (client->socket != INVALID_SOCKET && connect(client->socket, (struct sockaddr *)&address, sizeof address) == 0 &&
      send(client->socket, (char *)&id, sizeof id, 0) == sizeof id) {
    ioctlsocket(client->socket, FIONBIO, &yes);
    return 1;
  }
  if (client->socket != INVALID_SOCKET) closesocket(client->socket);
  return 0;
}

/* Some bytes each way. 0 when the connection is over. */
static int talk(Client *client, Chance *of) {
  unsigned char data[2048];
  DWORD length = 1 + chance(of, sizeof data - 1);
  fill(client->id * 2, client->sent, data, length);
  int count = send(client->socket, (char *)data, (int)length, 0);
  if (count < 0 && WSAGetLastError() != WSAEWOULDBLOCK) return 0;
  if (count > 0) client->sent += (Count)count;
  count = recv(client->socket, (char *)data, sizeof data, 0);
  if (count == 0 || (count < 0 && WSAGetLastError() != WSAEWOULDBLOCK)) return 0;
  if (count > 0 && !check(client->id * 2 + 1, client->received, data, (DWORD)count, "the peer received")) exit(1);
  if (count > 0) client->received += (Count)count;
  return 1;
}

int be_a_peer(void) {
  Client *clients = calloc((size_t)settings.handles, sizeof *clients);
  unsigned char *open = calloc((size_t)settings.handles, 1);
  must(clients && open, "calloc");
  Chance of = chance_of((int)GetCurrentProcessId());
  unsigned id = 0;
  int failed = 0;
  printf("talking\n");
  fflush(stdout);
  ULONGLONG until = GetTickCount64() + (ULONGLONG)(settings.seconds * 1000);
  while (GetTickCount64() < until) {
    int i = (int)chance(&of, (unsigned)settings.handles);
    if (chance(&of, 100) == 0) Sleep(1 + chance(&of, 5)); /* it has other things to do, too */
    if (!open[i]) {
      while ((id = chance(&of, 0x3fffffff)) == 0) {
      }
      open[i] = (unsigned char)open_client(&clients[i], id);
      failed = open[i] ? 0 : failed + 1;
      if (failed > TRIES) break;
      if (failed > 0) Sleep(10);
    } else if (!talk(&clients[i], &of)) {
      closesocket(clients[i].socket);
      open[i] = 0;
    }
  }
  free(clients);
  free(open);
  return failures() ? 1 : 0;
}
