/* SPDX-License-Identifier: Apache-2.0 */

/* Every thread takes a place at random and does one thing to its connection, whatever the others do there at the same
   time. Submissions are in order under the connection's lock; cancels and closes are not, and may meet anything. */

#include "storm.h"

static HANDLE port;
static const Weather *weather;
static struct {
  CRITICAL_SECTION lock;
  Connection *connection; /* NULL when there were no descriptors for one */
} places[HANDLES_MOST];

/* ---- places ------------------------------------------------------------------------------------------------------ */

static Connection *visit(int i) {
  EnterCriticalSection(&places[i].lock);
  Connection *connection = places[i].connection;
  if (connection) InterlockedIncrement(&connection->references);
  LeaveCriticalSection(&places[i].lock);
  return connection;
}

/* Puts a fresh connection there. Answers the former one, of which the caller has the place's reference. */
static Connection *exchange(int i, Connection *fresh) {
  EnterCriticalSection(&places[i].lock);
  Connection *former = places[i].connection;
  places[i].connection = fresh;
  LeaveCriticalSection(&places[i].lock);
  return former;
}

static void renew(int i, Chance *of) {
  Connection *fresh = connection_open(of), *former = exchange(i, fresh);
  if (fresh) connection_release(fresh); /* the place keeps the other reference */
  if (!former) return;
  connection_close(former);
  connection_release(former);
}

/* ---- values of the past ------------------------------------------------------------------------------------------ */

enum { PAST = 512 };
static volatile LONG64 past[PAST];
static volatile LONG past_turn;

static void remember(HANDLE value) {
  InterlockedExchange64(&past[(unsigned)InterlockedIncrement(&past_turn) % PAST], (LONG64)value);
}

/* A value that was closed is refused by everything, and nobody's connection feels it. */
static void use_stale(Chance *of) {
  HANDLE value = (HANDLE)InterlockedCompareExchange64(&past[chance(of, PAST)], 0, 0);
  if (!value) return;
  SOCKET s = (SOCKET)value;
  char byte;
  WSABUF place = {1, &byte};
  DWORD flags = 0, error = 0;
  OVERLAPPED none = {0};
  int refused;
  InterlockedIncrement64(&stale_calls);
  switch (chance(of, 7)) {
  case 0: refused = WSARecv(s, &place, 1, NULL, &flags, &none, NULL) != 0; break;
  case 1: refused = WSASend(s, &place, 1, NULL, 0, &none, NULL) != 0; break;
  case 2: refused = !CancelIoEx(value, NULL); break;
  case 3: refused = closesocket(s) != 0; break;
  case 4: refused = send(s, "x", 1, 0) < 0; break;
  case 5: refused = !PostQueuedCompletionStatus(value, 0, 0, NULL); break;
  default: refused = CreateIoCompletionPort(value, port, 1, 0) == NULL; break;
  }
  if (!refused) {
    fail("a value that was closed was taken for a handle");
    return;
  }
  error = GetLastError();
  if (error != ERROR_INVALID_HANDLE && error != WSAENOTSOCK)
    fail("a closed value was refused with %u", (unsigned)error);
}

/* ---- threads ----------------------------------------------------------------------------------------------------- */

static void act(Connection *connection, int i, Chance *of) {
  int what = (int)chance(of, 100);
  if ((what -= weather->receive) < 0) {
    connection_receive(connection, of);
  } else if ((what -= weather->send) < 0) {
    connection_send(connection, of);
  } else if ((what -= weather->cancel_one) < 0) {
    connection_cancel(connection, record_any(of));
  } else if ((what -= weather->cancel_all) < 0) {
    connection_cancel(connection, NULL);
  } else if ((what -= weather->cancel_own) < 0) {
    connection_cancel_own(connection);
  } else if ((what -= weather->close) < 0) {
    /* Sometimes it is closed while it is in its place, and others go on with it. */
    if (chance(of, 2)) connection_close(connection);
    renew(i, of);
    if (LOADED(connection->closes)) remember(connection->mine);
  } else if ((what -= weather->stale) < 0) {
    use_stale(of);
  } else {
    take_packets(port, 0);
  }
}

static DWORD WINAPI worker(void *number) {
  Chance of = chance_of((int)(ULONG_PTR)number);
  while (running()) {
    int i = (int)chance(&of, (unsigned)settings.handles);
    Connection *connection = visit(i);
    if (!connection) {
      renew(i, &of);
      take_packets(port, 1);
      continue;
    }
    act(connection, i, &of);
    connection_release(connection);
  }
  return 0;
}

static DWORD WINAPI peers(void *number) {
  Chance of = chance_of((int)(ULONG_PTR)number);
  while (running()) {
    Connection *connection = visit((int)chance(&of, (unsigned)settings.handles));
    if (!connection) continue;
    int what = (int)chance(&of, 1000);
    if ((what -= weather->peer_sends) < 0) peer_send(connection, &of);
    else if ((what -= weather->peer_receives) < 0) peer_receive(connection);
    else if ((what -= weather->peer_ends) < 0) peer_end(connection);
    else if ((what -= weather->peer_resets) < 0) peer_reset(connection);
    connection_release(connection);
  }
  return 0;
}

/* Of two threads that change a place at the same time each closes the one that it took out. */
void storm(const Weather *of_the_day) {
  HANDLE threads[THREADS_MOST + 1];
  int count = settings.threads, of_peers = count / 3 > 0 ? count / 3 : 1;
  Chance of = chance_of(0);
  weather = of_the_day;
  port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  must(port != NULL, "CreateIoCompletionPort");
  connections_begin(port, weather->with_pipes);
  for (int i = 0; i < settings.handles; i++) {
    InitializeCriticalSection(&places[i].lock);
    renew(i, &of);
  }
  for (int i = 0; i < count; i++) threads[i] = start_thread(i < of_peers ? peers : worker, i + 1);
  if (weather->also) {
    threads[count] = start_thread(weather->also, count + 1);
    count++;
  }
  watch_the_run();
  join_threads(threads, count);

  for (int i = 0; i < settings.handles; i++) {
    Connection *connection = exchange(i, NULL);
    if (connection) {
      connection_finish(port, connection, &of);
      if (!LOADED(connection->closing)) connection_close(connection);
      connection_release(connection);
    }
    DeleteCriticalSection(&places[i].lock);
  }
  ULONGLONG until = GetTickCount64() + PATIENCE;
  while (operations_in_flight() > 0 && GetTickCount64() < until) take_packets(port, 100);
  while (take_packets(port, 0)) {
  }
  connections_end();
  CloseHandle(port);
}

/* ---- the kinds of weather ---------------------------------------------------------------------------------------- */

void cancel_storm(void) {
  static const Weather of_cancels = {.receive = 32, .send = 14, .cancel_one = 14, .cancel_all = 6, .cancel_own = 4,
                                     .close = 1, .peer_sends = 200, .peer_receives = 100, .peer_ends = 2,
                                     .peer_resets = 2};
  storm(&of_cancels);
}

void close_storm(void) {
  static const Weather of_closes = {.receive = 30, .send = 15, .cancel_one = 3, .cancel_all = 2, .close = 20,
                                    .peer_sends = 500, .peer_receives = 200, .peer_ends = 40, .peer_resets = 40};
  storm(&of_closes);
}

void handle_reuse(void) {
  static const Weather of_values = {.receive = 20, .send = 10, .cancel_one = 2, .cancel_all = 2, .close = 15,
                                    .stale = 25, .peer_sends = 500, .peer_receives = 200, .peer_ends = 10,
                                    .peer_resets = 10};
  storm(&of_values);
}
