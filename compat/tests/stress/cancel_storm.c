/* SPDX-License-Identifier: Apache-2.0 */

/* P1 exactly once: threads submit, cancel, close and reopen on 64 sockets, all at the same time, and every accepted
   operation is accounted for by exactly one packet. [POST-8 CANCEL-14 CLOSE-2 LIVE-1 LIVE-6]

   Each place owns its two ends of a connection. A thread takes a place at random and does one thing to it without
   asking what the others do there: receive, send on the far end, cancel one, cancel all, or close and reopen. The
   value of the socket may be stale by the time it is used; then the call is refused, and that is fine.

   Every record is either free or in flight. It is freed by the one packet of its operation; a packet for a record that
   is free is a packet too many, a record in flight at the end is a packet too few.

   Wine 8 loses packets of operations whose socket is closed, another number of them each time; Microsoft Learn,
   "closesocket", says that each is completed. */

#include "../trace.h"

enum { PLACES = 64, THREADS = 4, RECORDS = 4096, MILLISECONDS = 3000 };

typedef struct Record {
  OVERLAPPED overlapped;
  volatile LONG in_flight;
  ULONG_PTR key;
  char byte[8];
} Record;

static Record records[RECORDS];
static HANDLE port;
static SOCKET l;
static struct sockaddr_in address;
static CRITICAL_SECTION reopening;
static struct {
  volatile LONG64 mine, peer;
} places[PLACES];
static volatile LONG stop, generation;
static volatile LONG accepted_count, packets_count, too_many, wrong_key, strange_answers, strange_packets;
static volatile LONG cancels, reopened, successes, failures;

static SOCKET load(volatile LONG64 *place) { return (SOCKET)InterlockedCompareExchange64(place, 0, 0); }

static unsigned next(unsigned *state) {
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

/* Makes a fresh connection; its key is its own. */
static void open_place(int i) {
  SOCKET peer = connected_to(&address), mine = accept(l, NULL, NULL);
  must(mine != INVALID_SOCKET, "accept");
  associate(port, mine, 1 + (ULONG_PTR)InterlockedIncrement(&generation));
  InterlockedExchange64(&places[i].peer, (LONG64)peer);
  InterlockedExchange64(&places[i].mine, (LONG64)mine);
}

static void reopen(int i) {
  EnterCriticalSection(&reopening);
  SOCKET mine = load(&places[i].mine), peer = load(&places[i].peer);
  must(closesocket(mine) == 0, "close");
  open_place(i);
  must(closesocket(peer) == 0, "close of the other end");
  LeaveCriticalSection(&reopening);
  InterlockedIncrement(&reopened);
}

static Record *take_record(unsigned *state) {
  for (int tries = 0; tries < 64; tries++) {
    Record *record = &records[next(state) % RECORDS];
    if (InterlockedCompareExchange(&record->in_flight, 1, 0) == 0) return record;
  }
  return NULL;
}

static void submit(int i, unsigned *state) {
  Record *record = take_record(state);
  if (!record) return;
  memset(&record->overlapped, 0, sizeof record->overlapped);
  WSABUF buffer = {sizeof record->byte, record->byte};
  DWORD flags = 0;
  SOCKET mine = load(&places[i].mine);
  /* Counted before: the packet may be taken before the call has returned. */
  InterlockedIncrement(&accepted_count);
  int receives = next(state) % 4 != 0;
  int answer = receives ? WSARecv(mine, &buffer, 1, NULL, &flags, &record->overlapped, NULL)
                        : WSASend(mine, &buffer, 1, NULL, 0, &record->overlapped, NULL);
  int error = answer ? WSAGetLastError() : 0;
  if (answer == 0 || error == WSA_IO_PENDING) return;
  InterlockedDecrement(&accepted_count);
  InterlockedExchange(&record->in_flight, 0);
  if (error != WSAENOTSOCK && error != WSAECONNRESET && error != WSAECONNABORTED && error != WSAENOBUFS) {
    InterlockedIncrement(&strange_answers);
    say("a refusal: %d", error);
  }
}

/* Takes packets. FALSE if there is none. */
static int drain(DWORD milliseconds) {
  OVERLAPPED_ENTRY entries[16];
  ULONG count = 0;
  if (!GetQueuedCompletionStatusEx(port, entries, 16, &count, milliseconds, FALSE)) return 0;
  for (ULONG i = 0; i < count; i++) {
    Record *record = (Record *)entries[i].lpOverlapped;
    if (record < records || record >= records + RECORDS) {
      InterlockedIncrement(&strange_packets);
      continue;
    }
    ULONG_PTR status = record->overlapped.Internal;
    if (status == 0) InterlockedIncrement(&successes);
    else InterlockedIncrement(&failures);
    if (status == 0x103 || (status != 0 && entries[i].dwNumberOfBytesTransferred != 0))
      InterlockedIncrement(&strange_packets);
    if (entries[i].lpCompletionKey < 1) InterlockedIncrement(&wrong_key);
    InterlockedIncrement(&packets_count);
    if (InterlockedExchange(&record->in_flight, 0) != 1) InterlockedIncrement(&too_many);
  }
  return 1;
}

static DWORD WINAPI worker(void *seed) {
  unsigned state = (unsigned)(ULONG_PTR)seed * 2654435761u + 1;
  static const char byte[3] = "xy";
  while (!InterlockedCompareExchange(&stop, 0, 0)) {
    int i = next(&state) % PLACES;
    unsigned what = next(&state) % 100;
    if (what < 40) {
      submit(i, &state);
    } else if (what < 65) {
      send(load(&places[i].peer), byte, 2, 0);
    } else if (what < 75) {
      InterlockedIncrement(&cancels);
      CancelIoEx((HANDLE)load(&places[i].mine), &records[next(&state) % RECORDS].overlapped);
    } else if (what < 80) {
      InterlockedIncrement(&cancels);
      CancelIoEx((HANDLE)load(&places[i].mine), NULL);
    } else if (what < 82) {
      CancelIo((HANDLE)load(&places[i].mine));
    } else if (what < 83) {
      reopen(i);
    } else {
      drain(0);
    }
  }
  return 0;
}

int main(void) {
  HANDLE threads[THREADS];
  start();
  InitializeCriticalSection(&reopening);
  port = new_port(THREADS);
  l = listener(&address);
  for (int i = 0; i < PLACES; i++) open_place(i);
  for (int i = 0; i < THREADS; i++) threads[i] = thread(worker, (void *)(ULONG_PTR)(i + 1));
  dequeue("a port of its own stays empty while the storm goes on", new_port(0), MILLISECONDS);
  InterlockedExchange(&stop, 1);
  for (int i = 0; i < THREADS; i++) ended(threads[i]);
  for (int i = 0; i < PLACES; i++) {
    closesocket(load(&places[i].mine));
    closesocket(load(&places[i].peer));
  }
  while (packets_count < accepted_count && drain(1000)) {
  }
  int in_flight = 0;
  for (int i = 0; i < RECORDS; i++) in_flight += records[i].in_flight;
  say("packets missing: %d, too many: %d", (int)(accepted_count - packets_count), (int)too_many);
  say("records still in flight: %d", in_flight);
  say("strange refusals: %d, strange packets: %d, wrong keys: %d", (int)strange_answers, (int)strange_packets,
      (int)wrong_key);
  say("it was a storm: %d", accepted_count > 1000 && cancels > 500 && reopened > 50 && successes > 0 && failures > 0);
  no_packet("the port is empty", port);
  return 0;
}
