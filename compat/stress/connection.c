/* SPDX-License-Identifier: Apache-2.0 */

#include "connection.h"

static HANDLE the_port, event_of_accepts;
static SOCKET listener;
static struct sockaddr_in listening;
static CRITICAL_SECTION opening;
static volatile LONG ids;
static int with_pipes;

void connections_begin(HANDLE port, int use_pipes) {
  int size = sizeof listening;
  the_port = port;
  with_pipes = use_pipes;
  InitializeCriticalSection(&opening);
  event_of_accepts = CreateEventW(NULL, TRUE, FALSE, NULL);
  listener = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  must(listener != INVALID_SOCKET, "socket");
  listening.sin_family = AF_INET;
  listening.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  must(bind(listener, (struct sockaddr *)&listening, size) == 0, "bind");
  must(getsockname(listener, (struct sockaddr *)&listening, &size) == 0, "getsockname");
  must(listen(listener, SOMAXCONN) == 0, "listen");
}

void connections_end(void) {
  closesocket(listener);
  CloseHandle(event_of_accepts);
  DeleteCriticalSection(&opening);
}

/* ---- opening ----------------------------------------------------------------------------------------------------- */

static int is_shortage(DWORD error) {
  return error == WSAEMFILE || error == WSAENOBUFS || error == ERROR_TOO_MANY_OPEN_FILES ||
         error == ERROR_NO_SYSTEM_RESOURCES || error == ERROR_NOT_ENOUGH_MEMORY;
}

/* AcceptEx with an event and no packet: the listener has no port. It waits as long as there is no descriptor. */
static SOCKET accept_by_event(void) {
  SOCKET s = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  if (s == INVALID_SOCKET) return INVALID_SOCKET;
  char room[2 * (sizeof listening + 16)];
  OVERLAPPED record = {0};
  DWORD bytes = 0, area = sizeof listening + 16;
  record.hEvent = event_of_accepts;
  BOOL done = AcceptEx(listener, s, room, 0, area, area, &bytes, &record);
  if (!done && WSAGetLastError() != WSA_IO_PENDING) {
    fail("AcceptEx was refused with %d", WSAGetLastError());
    closesocket(s);
    return INVALID_SOCKET;
  }
  if (WaitForSingleObject(event_of_accepts, PATIENCE) != WAIT_OBJECT_0) {
    fail("an AcceptEx did not end, and a client waits");
    CancelIoEx((HANDLE)listener, &record);
  }
  if (!GetOverlappedResult((HANDLE)listener, &record, &bytes, TRUE)) {
    if (!is_shortage(GetLastError())) fail("an AcceptEx ended with %u", (unsigned)GetLastError());
    closesocket(s);
    return INVALID_SOCKET;
  }
  setsockopt(s, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (char *)&listener, sizeof listener);
  return s;
}

/* Both ends, or none. One client connects at a time, so the accept is of this one. */
static int open_sockets(Chance *of, SOCKET *mine, SOCKET *peer) {
  u_long yes = 1;
  *peer = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  if (*peer == INVALID_SOCKET) {
    if (!is_shortage(WSAGetLastError())) fail("a socket could not be made: %d", WSAGetLastError());
    return 0;
  }
  if (connect(*peer, (struct sockaddr *)&listening, sizeof listening) != 0) {
    if (!is_shortage(WSAGetLastError())) fail("a connect failed with %d", WSAGetLastError());
    closesocket(*peer);
    return 0;
  }
  /* The client is in the queue now, and stays there until somebody takes it. */
  for (int tries = 0;; tries++) {
    *mine = chance(of, 2) ? accept(listener, NULL, NULL) : accept_by_event();
    if (*mine != INVALID_SOCKET) break;
    if (!is_shortage(WSAGetLastError()) || tries > PATIENCE) {
      fail("a client could not be accepted: %d", WSAGetLastError());
      closesocket(*peer);
      return 0;
    }
    Sleep(1);
  }
  struct sockaddr_in there, here;
  int size = sizeof there;
  if (getpeername(*mine, (struct sockaddr *)&there, &size) == 0 &&
      getsockname(*peer, (struct sockaddr *)&here, &size) == 0 && there.sin_port != here.sin_port)
    fail("another client was accepted than the one that waits");
  ioctlsocket(*peer, FIONBIO, &yes);
  return 1;
}

static int open_pipe(HANDLE *mine, HANDLE *peer, unsigned id) {
  char name[80];
  OVERLAPPED none = {0};
  DWORD mode = PIPE_NOWAIT;
  sprintf(name, "\\\\.\\pipe\\stress-%u-%u", (unsigned)GetCurrentProcessId(), id);
  *mine = CreateNamedPipeA(name, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1, 4096, 4096, 0, NULL);
  if (*mine == INVALID_HANDLE_VALUE) {
    if (!is_shortage(GetLastError())) fail("a pipe could not be made: %u", (unsigned)GetLastError());
    return 0;
  }
  *peer = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (*peer == INVALID_HANDLE_VALUE) {
    if (!is_shortage(GetLastError())) fail("a pipe could not be opened: %u", (unsigned)GetLastError());
    CloseHandle(*mine);
    return 0;
  }
  if (ConnectNamedPipe(*mine, &none) || GetLastError() != ERROR_PIPE_CONNECTED)
    fail("a pipe is not connected: %u", (unsigned)GetLastError());
  SetNamedPipeHandleState(*peer, &mode, NULL, NULL);
  return 1;
}

Connection *connection_open(Chance *of) {
  Connection *connection = calloc(1, sizeof *connection);
  must(connection != NULL, "calloc");
  SOCKET mine, peer;
  int is_there;
  connection->id = (unsigned)InterlockedIncrement(&ids);
  connection->is_pipe = with_pipes && chance(of, 2);
  EnterCriticalSection(&opening);
  if (connection->is_pipe) {
    is_there = open_pipe(&connection->mine, &connection->peer, connection->id);
  } else {
    is_there = open_sockets(of, &mine, &peer);
    if (is_there) connection->mine = (HANDLE)mine, connection->peer = (HANDLE)peer;
  }
  LeaveCriticalSection(&opening);
  if (!is_there) {
    InterlockedIncrement64(&faults);
    free(connection);
    return NULL;
  }
  if (CreateIoCompletionPort(connection->mine, the_port, connection->id, 0) != the_port)
    fail("an association failed with %u", (unsigned)GetLastError());
  connection->references = 2;
  InitializeCriticalSection(&connection->lock);
  InitializeCriticalSection(&connection->peer_lock);
  InterlockedIncrement64(&opened);
  return connection;
}

void connection_release(Connection *connection) {
  if (InterlockedDecrement(&connection->references) > 0) return;
  if (connection->oldest) fail("a connection goes, and a receive of it is in flight");
  if (LOADED(connection->closes) != 1) fail("a connection was closed %d times", (int)LOADED(connection->closes));
  peer_close(connection);
  DeleteCriticalSection(&connection->lock);
  DeleteCriticalSection(&connection->peer_lock);
  free(connection);
}

/* ---- mine -------------------------------------------------------------------------------------------------------- */

/* Whether a call may be refused with this, when the other threads do what they like. */
static int is_expected(Connection *connection, DWORD error) {
  switch (error) {
  case WSAENOTSOCK:
  case ERROR_INVALID_HANDLE: return LOADED(connection->closing);
  case WSAECONNRESET:
  case WSAECONNABORTED:
  case ERROR_NETNAME_DELETED: return LOADED(connection->peer_reset) || LOADED(connection->peer_closed);
  case ERROR_BROKEN_PIPE:
  case ERROR_NO_DATA:
    return LOADED(connection->peer_ended) || LOADED(connection->peer_closed) || LOADED(connection->closing);
  default: return is_shortage(error);
  }
}

static int start_operation(Connection *connection, Record *record) {
  DWORD error;
  BOOL done;
  if (connection->is_pipe) {
    done = record->kind == RECEIVE
               ? ReadFile(connection->mine, record->data, record->length, NULL, &record->overlapped)
               : WriteFile(connection->mine, record->data, record->length, NULL, &record->overlapped);
    error = done ? 0 : GetLastError();
  } else {
    WSABUF place = {record->length, (char *)record->data};
    DWORD flags = 0;
    SOCKET s = (SOCKET)connection->mine;
    int answer = record->kind == RECEIVE ? WSARecv(s, &place, 1, NULL, &flags, &record->overlapped, NULL)
                                         : WSASend(s, &place, 1, NULL, 0, &record->overlapped, NULL);
    error = answer == 0 ? 0 : (DWORD)WSAGetLastError();
  }
  if (error == 0 || error == ERROR_IO_PENDING) return 1;
  count_refused(record->kind);
  if (!is_expected(connection, error))
    fail("a %s was refused with %u", record->kind == SEND ? "send" : "receive", (unsigned)error);
  return 0;
}

/* Nothing comes any more: for which the peer has to be the reason. */
static void ended_stream(Connection *connection) {
  connection->over = 1;
  if (!LOADED(connection->peer_ended)) fail("the end of a stream, and the peer did not end it");
  else if (connection->received != connection->peer_sent)
    fail("a stream ended after %llu bytes of %llu", connection->received, connection->peer_sent);
}

void connection_receive(Connection *connection, Chance *of) {
  Record *record = record_take(of, RECEIVE, connection, 1 + chance(of, CHUNK));
  if (!record) return;
  InterlockedIncrement(&connection->references);
  EnterCriticalSection(&connection->lock);
  Record *before = connection->newest;
  if (before) before->next = record;
  else connection->oldest = record;
  connection->newest = record;
  count_started(RECEIVE);
  int accepted = start_operation(connection, record);
  if (!accepted) {
    connection->newest = before;
    if (before) before->next = NULL;
    else connection->oldest = NULL;
    /* A pipe whose peer has gone, and which is empty, refuses. */
    int is_broken = connection->is_pipe && LOADED(connection->peer_ended) && !LOADED(connection->closing);
    if (is_broken && !before && GetLastError() == ERROR_BROKEN_PIPE) ended_stream(connection);
  }
  LeaveCriticalSection(&connection->lock);
  if (accepted) return;
  record_give_back(record);
  connection_release(connection);
}

/* One at a time: what a cancelled send had moved decides where the next one begins. */
void connection_send(Connection *connection, Chance *of) {
  EnterCriticalSection(&connection->lock);
  Record *record = connection->sending ? NULL : record_take(of, SEND, connection, 1 + chance(of, CHUNK));
  if (record) {
    InterlockedIncrement(&connection->references);
    connection->sending = 1;
    record->place = connection->sent;
    fill(TO_PEER(connection), record->place, record->data, record->length);
    count_started(SEND);
    if (!start_operation(connection, record)) {
      connection->sending = 0;
      record_give_back(record);
      InterlockedDecrement(&connection->references); /* the caller has one more */
    }
  }
  LeaveCriticalSection(&connection->lock);
}

void connection_cancel(Connection *connection, Record *record) {
  InterlockedExchange(&connection->cancelled, 1);
  InterlockedIncrement64(&cancels);
  if (CancelIoEx(connection->mine, record ? &record->overlapped : NULL)) return;
  DWORD error = GetLastError();
  if (error != ERROR_NOT_FOUND && !is_expected(connection, error)) fail("a cancel failed with %u", (unsigned)error);
}

void connection_cancel_own(Connection *connection) {
  InterlockedExchange(&connection->cancelled, 1);
  InterlockedIncrement64(&cancels);
  if (!CancelIo(connection->mine) && !is_expected(connection, GetLastError()))
    fail("a cancel failed with %u", (unsigned)GetLastError());
}

void connection_close(Connection *connection) {
  InterlockedExchange(&connection->closing, 1);
  InterlockedIncrement64(&closed);
  BOOL done = connection->is_pipe ? CloseHandle(connection->mine) : closesocket((SOCKET)connection->mine) == 0;
  DWORD error = done ? 0 : GetLastError();
  if (done) InterlockedIncrement(&connection->closes);
  else if (error != WSAENOTSOCK && error != ERROR_INVALID_HANDLE) fail("a close failed with %u", (unsigned)error);
}

/* ---- packets ----------------------------------------------------------------------------------------------------- */

/* Under the lock: receives that have ended, in the order in which they were submitted. Each byte is looked at. */
static void settle_receives(Connection *connection) {
  while (connection->oldest && connection->oldest->ended) {
    Record *record = connection->oldest;
    connection->oldest = record->next;
    if (!connection->oldest) connection->newest = NULL;
    if (record->error == 0 && record->bytes == 0) {
      ended_stream(connection);
    } else if (record->error == 0) {
      if (record->bytes > record->length) fail("a receive of %u bytes got %u", record->length, record->bytes);
      else check(TO_MINE(connection), connection->received, record->data, record->bytes, "received");
      connection->received += record->bytes;
    } else {
      if (record->bytes != 0) fail("a receive that ended with %u moved %u bytes", record->error, record->bytes);
      /* A pipe breaks when either end is closed. */
      if (record->error == ERROR_BROKEN_PIPE && !LOADED(connection->closing)) ended_stream(connection);
    }
    record_give_back(record);
    connection_release(connection);
  }
}

static int may_end_with(Connection *connection, DWORD error) {
  switch (error) {
  case ERROR_OPERATION_ABORTED: return LOADED(connection->cancelled) || LOADED(connection->closing);
  case ERROR_CONNECTION_ABORTED: return LOADED(connection->closing);
  default: return is_expected(connection, error);
  }
}

static void handle_packet(const OVERLAPPED_ENTRY *entry, DWORD error) {
  Record *record = record_of(entry->lpOverlapped);
  if (!record) {
    fail("a packet with a record that is none");
    return;
  }
  if (!record_packet(record)) return;
  Connection *connection = record->owner;
  if (entry->lpCompletionKey != connection->id) fail("a packet with the key of another connection");
  count_ended(record->kind, entry->dwNumberOfBytesTransferred, error);
  if (error && !may_end_with(connection, error)) fail("an operation ended with %u", (unsigned)error);
  InterlockedIncrement(&connection->references);
  EnterCriticalSection(&connection->lock);
  record->bytes = entry->dwNumberOfBytesTransferred;
  record->error = error;
  record->ended = 1;
  if (record->kind == RECEIVE) {
    settle_receives(connection);
  } else {
    if (error == 0 && record->bytes != record->length)
      fail("a send of %u bytes sent %u", record->length, record->bytes);
    connection->sent += record->bytes;
    connection->sending = 0;
    record_give_back(record);
    connection_release(connection);
  }
  LeaveCriticalSection(&connection->lock);
  connection_release(connection);
}

static DWORD error_of(const OVERLAPPED_ENTRY *entry) {
  DWORD bytes;
  Record *record = record_of(entry->lpOverlapped);
  if (!record || entry->Internal == 0) return 0;
  return GetOverlappedResult(NULL, entry->lpOverlapped, &bytes, FALSE) ? 0 : GetLastError();
}

int take_packets(HANDLE port, DWORD milliseconds) {
  OVERLAPPED_ENTRY entries[16];
  ULONG count = 0;
  if (!GetQueuedCompletionStatusEx(port, entries, 16, &count, milliseconds, FALSE)) return 0;
  for (ULONG i = 0; i < count; i++) {
    if (!entries[i].lpOverlapped) continue;
    if (planted("packet")) continue;
    DWORD error = error_of(&entries[i]);
    handle_packet(&entries[i], error);
    if (planted("doubled")) handle_packet(&entries[i], error);
  }
  return 1;
}

/* ---- the peer ---------------------------------------------------------------------------------------------------- */

void peer_send(Connection *connection, Chance *of) {
  unsigned char data[4096];
  DWORD length = chance(of, 8) ? 1 + chance(of, 700) : sizeof data, sent = 0;
  EnterCriticalSection(&connection->peer_lock);
  if (!LOADED(connection->peer_ended) && !LOADED(connection->peer_closed)) {
    fill(TO_MINE(connection), connection->peer_sent, data, length);
    if (connection->is_pipe) {
      if (!WriteFile(connection->peer, data, length, &sent, NULL)) sent = 0;
    } else {
      int count = send((SOCKET)connection->peer, (char *)data, (int)length, 0);
      sent = count > 0 ? (DWORD)count : 0;
    }
    connection->peer_sent += sent;
    if (sent == 0) InterlockedIncrement64(&stalls);
  }
  LeaveCriticalSection(&connection->peer_lock);
}

void peer_receive(Connection *connection) {
  unsigned char data[4096];
  DWORD got = 0;
  EnterCriticalSection(&connection->peer_lock);
  if (!LOADED(connection->peer_closed)) {
    if (connection->is_pipe) {
      if (!ReadFile(connection->peer, data, sizeof data, &got, NULL)) got = 0;
    } else {
      int count = recv((SOCKET)connection->peer, (char *)data, sizeof data, 0);
      got = count > 0 ? (DWORD)count : 0;
    }
    if (got > 0) check(TO_PEER(connection), connection->peer_received, data, got, "the peer received");
    connection->peer_received += got;
  }
  LeaveCriticalSection(&connection->peer_lock);
}

/* A socket's peer may end one direction; a pipe's closes. */
void peer_end(Connection *connection) {
  EnterCriticalSection(&connection->peer_lock);
  if (!LOADED(connection->peer_ended) && !LOADED(connection->peer_closed)) {
    InterlockedExchange(&connection->peer_ended, 1);
    if (connection->is_pipe) {
      InterlockedExchange(&connection->peer_closed, 1);
      CloseHandle(connection->peer);
    } else {
      shutdown((SOCKET)connection->peer, SD_SEND);
    }
  }
  LeaveCriticalSection(&connection->peer_lock);
}

void peer_reset(Connection *connection) {
  struct linger at_once = {1, 0};
  if (connection->is_pipe) return;
  EnterCriticalSection(&connection->peer_lock);
  if (!LOADED(connection->peer_closed)) {
    InterlockedExchange(&connection->peer_reset, 1);
    InterlockedExchange(&connection->peer_closed, 1);
    setsockopt((SOCKET)connection->peer, SOL_SOCKET, SO_LINGER, (char *)&at_once, sizeof at_once);
    closesocket((SOCKET)connection->peer);
    InterlockedIncrement64(&resets);
  }
  LeaveCriticalSection(&connection->peer_lock);
}

void peer_close(Connection *connection) {
  EnterCriticalSection(&connection->peer_lock);
  if (!LOADED(connection->peer_closed)) {
    InterlockedExchange(&connection->peer_closed, 1);
    if (connection->is_pipe) CloseHandle(connection->peer);
    else closesocket((SOCKET)connection->peer);
  }
  LeaveCriticalSection(&connection->peer_lock);
}

/* ---- the end ----------------------------------------------------------------------------------------------------- */

static int is_over(Connection *connection) {
  EnterCriticalSection(&connection->lock);
  int over = connection->over && !connection->sending;
  LeaveCriticalSection(&connection->lock);
  return over;
}

static int has_receives(Connection *connection) {
  EnterCriticalSection(&connection->lock);
  int has = connection->oldest != NULL;
  LeaveCriticalSection(&connection->lock);
  return has;
}

void connection_finish(HANDLE port, Connection *connection, Chance *of) {
  ULONGLONG until = GetTickCount64() + PATIENCE;
  if (LOADED(connection->peer_reset) || LOADED(connection->closing)) return;
  peer_end(connection);
  while (!is_over(connection) && !LOADED(connection->peer_reset)) {
    if (GetTickCount64() > until) {
      fail("the end of a stream did not come: %llu bytes of %llu", connection->received, connection->peer_sent);
      return;
    }
    if (!has_receives(connection) && !connection->over) connection_receive(connection, of);
    peer_receive(connection);
    take_packets(port, 1);
  }
  if (connection->is_pipe) return;
  shutdown((SOCKET)connection->mine, SD_SEND);
  while (connection->peer_received < connection->sent && GetTickCount64() <= until) peer_receive(connection);
  if (connection->peer_received != connection->sent)
    fail("the peer got %llu bytes of %llu", connection->peer_received, connection->sent);
}
