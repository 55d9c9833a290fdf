/* SPDX-License-Identifier: Apache-2.0 */

/* An echo server on a completion port, as a Windows textbook writes it: several AcceptEx outstanding, one receive or
   one send per connection, worker threads around GetQueuedCompletionStatus. Nothing here knows about Linux.

   Every operation belongs to an accept slot or to a connection, and only the worker that handled the last packet of
   either gives it back. So when both are gone no packet is missing, and the counters of the workers must add up:
   operations = completed + aborted. That sum is the verdict printed at the end. */

#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <windows.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACCEPTS = 32, ADDRESS_LENGTH = sizeof(SOCKADDR_IN) + 16 };

typedef enum { ACCEPT, RECEIVE, SEND } Kind;

typedef struct Operation {
  OVERLAPPED overlapped;
  Kind kind;
} Operation;

typedef struct AcceptSlot {
  Operation operation;
  SOCKET socket;
  char addresses[2 * ADDRESS_LENGTH];
} AcceptSlot;

typedef struct Connection {
  Operation receive, send;
  SOCKET socket;
  volatile LONG cancelRequested;
  struct Connection *next, *previous;
  char *data;
} Connection;

/* One per thread, each on cache lines of its own, so that counting costs an addition and no bus traffic. */
typedef struct Counters {
  volatile uint64_t accepts, receives, sends; /* operations that were started: by kind */
  volatile uint64_t accepted, completed, aborted, failed, bytes;
  char padding[64];
} Counters;

static struct {
  HANDLE port;
  SOCKET listener;
  LPFN_ACCEPTEX acceptEx;
  ULONG bufferLength;
  Counters *counters; /* one for each worker, the last one for the main thread */
  DWORD workers;
  volatile LONG stopping, slots, connections;
} server;

/* All open connections, for the commands that walk over them. A connection leaves the list before its socket is
   closed, hence whoever holds the lock may use the sockets in it. */
static struct {
  CRITICAL_SECTION lock;
  Connection *first;
} list;

/* A cancelled receive is settled when its packet has been dequeued, whatever the packet says: the data may have won. */
static struct {
  volatile LONG requested, settled, aborted;
  HANDLE changed;
} cancelling;

static void complain(const char *what) { fprintf(stderr, "%s: error %d\n", what, WSAGetLastError()); }

/* ---- connections ------------------------------------------------------------------------------------------------ */

static Connection *openConnection(SOCKET socket) {
  Connection *connection = calloc(1, sizeof *connection + server.bufferLength);
  if (connection == NULL) return NULL;
  connection->receive.kind = RECEIVE;
  connection->send.kind = SEND;
  connection->socket = socket;
  connection->data = (char *)(connection + 1);
  EnterCriticalSection(&list.lock);
  connection->next = list.first;
  if (list.first != NULL) list.first->previous = connection;
  list.first = connection;
  LeaveCriticalSection(&list.lock);
  InterlockedIncrement(&server.connections);
  return connection;
}

/* Called by the thread that holds the connection's only packet, or whose operation was refused: nothing is pending. */
static void closeConnection(Connection *connection) {
  EnterCriticalSection(&list.lock);
  if (connection->previous != NULL)
    connection->previous->next = connection->next;
  else
    list.first = connection->next;
  if (connection->next != NULL) connection->next->previous = connection->previous;
  LeaveCriticalSection(&list.lock);
  closesocket(connection->socket);
  free(connection);
  InterlockedDecrement(&server.connections);
}

/* ---- starting operations: success and WSA_IO_PENDING both promise one packet, any other error none --------------- */

/* A started operation can complete on another thread at once, so the connection is not touched after the call. */
static void startReceive(Connection *connection, Counters *counters) {
  WSABUF buffer;
  DWORD flags = 0;
  buffer.buf = connection->data;
  buffer.len = server.bufferLength;
  if (WSARecv(connection->socket, &buffer, 1, NULL, &flags, &connection->receive.overlapped, NULL) == 0 ||
      WSAGetLastError() == WSA_IO_PENDING)
    counters->receives++;
  else
    closeConnection(connection);
}

static void startSend(Connection *connection, DWORD length, Counters *counters) {
  WSABUF buffer;
  buffer.buf = connection->data;
  buffer.len = length;
  if (WSASend(connection->socket, &buffer, 1, NULL, 0, &connection->send.overlapped, NULL) == 0 ||
      WSAGetLastError() == WSA_IO_PENDING)
    counters->sends++;
  else
    closeConnection(connection);
}

static void retireSlot(AcceptSlot *slot) {
  free(slot);
  InterlockedDecrement(&server.slots);
}

static void startAccept(AcceptSlot *slot, Counters *counters) {
  DWORD received;
  slot->socket = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  if (slot->socket == INVALID_SOCKET) {
    complain("WSASocketW");
    retireSlot(slot);
    return;
  }
  if (server.acceptEx(server.listener, slot->socket, slot->addresses, 0, ADDRESS_LENGTH, ADDRESS_LENGTH, &received,
                      &slot->operation.overlapped) ||
      WSAGetLastError() == WSA_IO_PENDING) {
    counters->accepts++;
  } else {
    complain("AcceptEx");
    closesocket(slot->socket);
    retireSlot(slot);
  }
}

/* ---- what a packet leads to ------------------------------------------------------------------------------------- */

static void welcome(SOCKET socket, Counters *counters) {
  BOOL yes = TRUE;
  Connection *connection;
  setsockopt(socket, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (const char *)&server.listener, sizeof server.listener);
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, (const char *)&yes, sizeof yes);
  connection = CreateIoCompletionPort((HANDLE)socket, server.port, 0, 0) != NULL ? openConnection(socket) : NULL;
  if (connection == NULL) {
    complain("connection refused");
    closesocket(socket);
    return;
  }
  counters->accepted++;
  startReceive(connection, counters);
}

static void onAccept(AcceptSlot *slot, DWORD error, Counters *counters) {
  SOCKET socket = slot->socket;
  if (error == ERROR_SUCCESS && !server.stopping)
    welcome(socket, counters);
  else
    closesocket(socket);
  if (error == ERROR_OPERATION_ABORTED || server.stopping)
    retireSlot(slot);
  else
    startAccept(slot, counters);
}

/* The lock is held during the walk that requests cancels: once we have it, the flag says what CancelIoEx answered. */
static void settleCancel(Connection *connection, DWORD error) {
  LONG requested;
  EnterCriticalSection(&list.lock);
  requested = connection->cancelRequested;
  connection->cancelRequested = FALSE;
  LeaveCriticalSection(&list.lock);
  if (!requested) return;
  if (error == ERROR_OPERATION_ABORTED) InterlockedIncrement(&cancelling.aborted);
  InterlockedIncrement(&cancelling.settled);
  SetEvent(cancelling.changed);
}

static void onReceive(Connection *connection, DWORD error, DWORD bytes, Counters *counters) {
  if (connection->cancelRequested) settleCancel(connection, error);
  if (error != ERROR_SUCCESS || bytes == 0 || server.stopping) {
    closeConnection(connection);
    return;
  }
  counters->bytes += bytes;
  startSend(connection, bytes, counters);
}

/* An overlapped send is whole or it fails; there is no rest to send. */
static void onSend(Connection *connection, DWORD error, Counters *counters) {
  if (error != ERROR_SUCCESS || server.stopping)
    closeConnection(connection);
  else
    startReceive(connection, counters);
}

/* A packet without an OVERLAPPED is the sentinel of this worker (or the port itself has failed: FALSE). */
static DWORD WINAPI worker(LPVOID argument) {
  Counters *counters = argument;
  for (;;) {
    DWORD bytes = 0;
    ULONG_PTR key;
    OVERLAPPED *overlapped = NULL;
    BOOL succeeded = GetQueuedCompletionStatus(server.port, &bytes, &key, &overlapped, INFINITE);
    DWORD error = succeeded ? ERROR_SUCCESS : GetLastError();
    Operation *operation;
    if (overlapped == NULL) return error;
    operation = CONTAINING_RECORD(overlapped, Operation, overlapped);
    if (error == ERROR_OPERATION_ABORTED) {
      counters->aborted++;
    } else {
      counters->completed++;
      if (error != ERROR_SUCCESS) counters->failed++;
    }
    switch (operation->kind) {
      case ACCEPT: onAccept(CONTAINING_RECORD(operation, AcceptSlot, operation), error, counters); break;
      case RECEIVE: onReceive(CONTAINING_RECORD(operation, Connection, receive), error, bytes, counters); break;
      case SEND: onSend(CONTAINING_RECORD(operation, Connection, send), error, counters); break;
    }
  }
}

/* ---- commands --------------------------------------------------------------------------------------------------- */

/* Exact when nothing is under way; while workers run the columns may be a few packets apart. */
static Counters sum(void) {
  Counters total;
  DWORD i;
  memset(&total, 0, sizeof total);
  for (i = 0; i <= server.workers; i++) {
    const Counters *one = &server.counters[i];
    total.completed += one->completed;
    total.aborted += one->aborted;
    total.failed += one->failed;
    total.bytes += one->bytes;
    total.accepted += one->accepted;
    total.accepts += one->accepts;
    total.receives += one->receives;
    total.sends += one->sends;
  }
  return total;
}

static void printStats(void) {
  Counters total = sum();
  uint64_t operations = total.accepts + total.receives + total.sends;
  printf("stats accepted=%" PRIu64 " connections=%ld receives=%" PRIu64 " sends=%" PRIu64 " completed=%" PRIu64
         " aborted=%" PRIu64 " failed=%" PRIu64 " pending=%" PRId64 " bytes=%" PRIu64 " operations=%" PRIu64
         " context=%lu\n",
         total.accepted, (long)server.connections, total.receives, total.sends, total.completed, total.aborted,
         total.failed, (int64_t)(operations - total.completed - total.aborted), total.bytes, operations,
         (unsigned long)(sizeof(Connection) + server.bufferLength));
}

/* Requests cancels in turn, starting with every second connection. The flag goes up first: a packet that CancelIoEx
   caused must find it. */
static LONG cancelSome(int turn, LONG wanted) {
  LONG requested = 0;
  Connection *connection;
  EnterCriticalSection(&list.lock);
  for (connection = list.first; connection != NULL && requested < wanted; connection = connection->next) {
    if (turn++ % 2 != 0 || connection->cancelRequested) continue;
    InterlockedExchange(&connection->cancelRequested, TRUE);
    if (CancelIoEx((HANDLE)connection->socket, &connection->receive.overlapped))
      requested++;
    else
      connection->cancelRequested = FALSE;
  }
  LeaveCriticalSection(&list.lock);
  return requested;
}

/* Under load a receive may have just completed; its connection leaves its turn to a neighbour, hence the passes. */
static void cancelHalf(void) {
  LONG wanted = server.connections / 2, requested = 0;
  int pass;
  for (pass = 0; pass < 200 && requested < wanted; pass++) {
    if (pass > 1) Sleep(1);
    requested += cancelSome(pass, wanted - requested);
  }
  cancelling.requested += requested;
  printf("cancelled requested=%ld\n", (long)requested);
}

static void printDrained(void) {
  while (cancelling.settled < cancelling.requested) WaitForSingleObject(cancelling.changed, INFINITE);
  printf("drained aborted=%ld\n", (long)cancelling.aborted);
}

/* A worker that read `stopping` just before it was set may start one more operation, so we ask until all are gone. */
static void drainEverything(void) {
  Connection *connection;
  InterlockedExchange(&server.stopping, TRUE);
  while (server.slots > 0 || server.connections > 0) {
    CancelIoEx((HANDLE)server.listener, NULL);
    EnterCriticalSection(&list.lock);
    for (connection = list.first; connection != NULL; connection = connection->next)
      CancelIoEx((HANDLE)connection->socket, NULL);
    LeaveCriticalSection(&list.lock);
    Sleep(1);
  }
}

static int printVerdict(void) {
  Counters total = sum();
  uint64_t operations = total.accepts + total.receives + total.sends;
  int64_t lost = (int64_t)(operations - total.completed - total.aborted);
  printf("verdict operations=%" PRIu64 " completed=%" PRIu64 " aborted=%" PRIu64 " lost=%" PRId64
         " connections_open=%ld\n",
         operations, total.completed, total.aborted, lost, (long)server.connections);
  fflush(stdout);
  return lost == 0 && server.connections == 0 ? 0 : 1;
}

static void obeyCommands(void) {
  char line[128];
  while (fgets(line, sizeof line, stdin) != NULL) {
    line[strcspn(line, "\r\n")] = '\0';
    if (strcmp(line, "stats") == 0)
      printStats();
    else if (strcmp(line, "cancel half") == 0)
      cancelHalf();
    else if (strcmp(line, "drained") == 0)
      printDrained();
    else if (strcmp(line, "stop") == 0)
      return;
    else if (line[0] != '\0')
      printf("unknown command, known: stats, cancel half, drained, stop\n");
    fflush(stdout);
  }
}

/* ---- start ------------------------------------------------------------------------------------------------------ */

static void die(const char *what) {
  complain(what);
  exit(2);
}

/* Loopback only: an echo server open to the network is a gift to port scanners. Returns the port that was bound. */
static unsigned short openListener(unsigned short number) {
  GUID wanted = WSAID_ACCEPTEX;
  SOCKADDR_IN address;
  int length = sizeof address;
  DWORD bytes;
  server.listener = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  if (server.listener == INVALID_SOCKET) die("WSASocketW");
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons(number);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(server.listener, (SOCKADDR *)&address, sizeof address) != 0) die("bind");
  if (listen(server.listener, SOMAXCONN) != 0) die("listen");
  if (getsockname(server.listener, (SOCKADDR *)&address, &length) != 0) die("getsockname");
  if (WSAIoctl(server.listener, SIO_GET_EXTENSION_FUNCTION_POINTER, &wanted, sizeof wanted, &server.acceptEx,
               sizeof server.acceptEx, &bytes, NULL, NULL) != 0)
    die("WSAIoctl(AcceptEx)");
  return ntohs(address.sin_port);
}

static void startAccepting(Counters *counters) {
  int i;
  for (i = 0; i < ACCEPTS; i++) {
    AcceptSlot *slot = calloc(1, sizeof *slot);
    if (slot == NULL) die("calloc");
    slot->operation.kind = ACCEPT;
    InterlockedIncrement(&server.slots);
    startAccept(slot, counters);
  }
}

static DWORD processors(void) {
  SYSTEM_INFO info;
  GetSystemInfo(&info);
  return info.dwNumberOfProcessors;
}

int main(int argc, char **argv) {
  unsigned long number = 0, threads = 2 * processors(), concurrency = 0, buffer = 4096, i;
  unsigned short bound;
  HANDLE *handles;
  WSADATA data;
  int status;

  for (i = 1; i + 1 < (unsigned long)argc; i += 2) {
    unsigned long value = strtoul(argv[i + 1], NULL, 10);
    if (strcmp(argv[i], "--port") == 0) number = value;
    else if (strcmp(argv[i], "--threads") == 0 && value > 0) threads = value;
    else if (strcmp(argv[i], "--concurrency") == 0) concurrency = value;
    else if (strcmp(argv[i], "--buffer") == 0 && value > 0) buffer = value;
    else break;
  }
  if (i != (unsigned long)argc) {
    fprintf(stderr, "usage: echo [--port N] [--threads N] [--concurrency N] [--buffer BYTES]\n");
    return 2;
  }

  if (WSAStartup(MAKEWORD(2, 2), &data) != 0) die("WSAStartup");
  InitializeCriticalSection(&list.lock);
  server.bufferLength = buffer;
  server.workers = threads;
  server.counters = calloc(threads + 1, sizeof *server.counters);
  handles = calloc(threads, sizeof *handles);
  cancelling.changed = CreateEventW(NULL, FALSE, FALSE, NULL);
  server.port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, concurrency);
  if (server.counters == NULL || handles == NULL || cancelling.changed == NULL || server.port == NULL) die("start");
  bound = openListener((unsigned short)number);
  if (CreateIoCompletionPort((HANDLE)server.listener, server.port, 0, 0) == NULL) die("CreateIoCompletionPort");
  for (i = 0; i < threads; i++) {
    handles[i] = CreateThread(NULL, 0, worker, &server.counters[i], 0, NULL);
    if (handles[i] == NULL) die("CreateThread");
  }
  startAccepting(&server.counters[threads]);
  printf("listening %u\n", bound);
  fflush(stdout);

  obeyCommands();

  drainEverything();
  for (i = 0; i < threads; i++) PostQueuedCompletionStatus(server.port, 0, 0, NULL);
  for (i = 0; i < threads; i++) {
    WaitForSingleObject(handles[i], INFINITE);
    CloseHandle(handles[i]);
  }
  closesocket(server.listener);
  CloseHandle(server.port);
  CloseHandle(cancelling.changed);
  DeleteCriticalSection(&list.lock);
  status = printVerdict();
  free(handles);
  free(server.counters);
  WSACleanup();
  return status;
}
