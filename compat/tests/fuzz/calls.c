/* SPDX-License-Identifier: Apache-2.0 */

/* Random calls with random handles and lengths, read off the input byte by byte; scripts/fuzz runs it. An input is
   what one or two threads do to a common table of handles: ports, sockets, events, closed ones and nonsense. Memory
   is the only thing that is always right: a buffer is as long as its length says, so that what goes beyond is ours.

   Whatever happens: no crash, no hang; every accepted operation ends, with one packet at the most, and a refused one
   has none; once it has ended its memory can be freed; and no descriptor is left over. */

#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <windows.h>
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
  THREADS = 2,
  HANDLES = 16,
  RECORDS = 48,       /* of one thread: each is used once */
  LARGEST = 70000,    /* more than a socket takes at once */
  LONG_ENOUGH = 5000, /* ms */
};

/* ---- the input --------------------------------------------------------------------------------------------------- */

typedef struct {
  const uint8_t *at, *end;
} Input;

static unsigned byte(Input *input) { return input->at < input->end ? *input->at++ : 0; }
static unsigned word(Input *input) { return byte(input) | byte(input) << 8; }
static int over(Input *input) { return input->at >= input->end; }

/* ---- what goes on ------------------------------------------------------------------------------------------------ */

typedef struct {
  OVERLAPPED overlapped;
  LONG packets;
  int accepted;
  char *buffer;
} Record;

typedef struct {
  Input input;
  Record *records[RECORDS];
  int used;
} Worker;

static Worker workers[THREADS];
static volatile ULONG_PTR handles[HANDLES];
static struct sockaddr_in listening;
/* Posted, and never anything else. */
static OVERLAPPED posted[4];

static void fail(const char *what) {
  fprintf(stderr, "calls: %s\n", what);
  abort();
}

static ULONG_PTR pick(Input *input) {
  unsigned which = byte(input);
  if (which < 240) return handles[which % HANDLES];
  /* Nonsense: tags, stale generations, pseudo handles, far away. */
  switch (which) {
  case 240: return 0;
  case 241: return (ULONG_PTR)-1;
  case 242: return handles[word(input) % HANDLES] | 1;
  case 243: return (ULONG_PTR)-2;
  case 244: return 0x7ffffffffffffffc;
  default: return handles[byte(input) % HANDLES] ^ (ULONG_PTR)word(input) << 2;
  }
}

static void keep(Input *input, ULONG_PTR handle) {
  if (handle == 0 || handle == (ULONG_PTR)-1) return;
  volatile ULONG_PTR *place = &handles[byte(input) % HANDLES];
  ULONG_PTR former = (ULONG_PTR)InterlockedExchangePointer((PVOID volatile *)place, (PVOID)handle);
  if (closesocket(former) != 0) CloseHandle((HANDLE)former);
}

static unsigned some_length(Input *input) {
  unsigned choice = byte(input);
  return choice < 128 ? choice % 64 : choice < 192 ? word(input) % 2048 : word(input) % LARGEST;
}

static Record *fresh(Worker *worker, unsigned length) {
  if (worker->used == RECORDS) return NULL;
  Record *record = calloc(1, sizeof *record);
  record->buffer = malloc(length);
  if (record->buffer) memset(record->buffer, 'x', length);
  worker->records[worker->used++] = record;
  return record;
}

/* Most operations have no event; some have one, some one with the low bit set. */
static void add_event(Input *input, Record *record) {
  unsigned choice = byte(input);
  if (choice >= 200) record->overlapped.hEvent = (HANDLE)(pick(input) | (choice & 1));
}

static void note(Record *record, int at_once) { record->accepted = at_once || WSAGetLastError() == WSA_IO_PENDING; }

static struct sockaddr_in some_address(Input *input) {
  struct sockaddr_in address = listening;
  unsigned choice = byte(input);
  if (choice >= 128) address.sin_port = htons((u_short)(choice & 3)); /* 0: none; 1 to 3: nobody */
  if (choice >= 250) address.sin_family = AF_INET6;
  return address;
}

/* ---- calls ------------------------------------------------------------------------------------------------------- */

static void take(OVERLAPPED *overlapped) {
  if (!overlapped || (overlapped >= posted && overlapped < posted + 4)) return;
  for (int w = 0; w < THREADS; w++)
    for (int i = 0; i < workers[w].used; i++)
      if (workers[w].records[i] && overlapped == &workers[w].records[i]->overlapped) {
        if (InterlockedIncrement(&workers[w].records[i]->packets) > 1) fail("an operation has two packets");
        return;
      }
  fail("a packet of nobody's");
}

static int dequeue(HANDLE port, DWORD milliseconds) {
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *overlapped = NULL;
  BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, milliseconds);
  if (!success && !overlapped) return 0;
  take(overlapped);
  return 1;
}

static void dequeue_many(HANDLE port, unsigned room, DWORD milliseconds) {
  OVERLAPPED_ENTRY *entries = malloc(room * sizeof *entries);
  ULONG count = 0;
  if (GetQueuedCompletionStatusEx(port, entries, room, &count, milliseconds, FALSE)) {
    if (count > room) fail("more packets than there is room for");
    for (ULONG i = 0; i < count; i++) take(entries[i].lpOverlapped);
  }
  free(entries);
}

static void transfer(Worker *worker, Input *input, int sends) {
  SOCKET s = pick(input);
  unsigned count = byte(input), length = some_length(input);
  /* Up to four buffers, all in one piece of memory. */
  count = count < 230 ? 1 + count % 4 : 0;
  Record *record = fresh(worker, length);
  if (!record) return;
  add_event(input, record);
  WSABUF buffers[4];
  unsigned at = 0;
  for (unsigned i = 0; i < count; i++) {
    unsigned part = i + 1 == count ? length - at : (length - at) / 2;
    buffers[i].buf = part ? record->buffer + at : NULL;
    buffers[i].len = part;
    at += part;
  }
  DWORD bytes, flags = byte(input);
  flags = flags < 200 ? 0 : flags & 0xb;
  note(record, (sends ? WSASend(s, buffers, count, &bytes, flags, &record->overlapped, NULL)
                      : WSARecv(s, buffers, count, &bytes, &flags, &record->overlapped, NULL)) == 0);
}

static void as_a_file(Worker *worker, Input *input, int writes) {
  HANDLE file = (HANDLE)pick(input);
  unsigned length = some_length(input);
  Record *record = fresh(worker, length);
  if (!record) return;
  add_event(input, record);
  note(record, writes ? WriteFile(file, record->buffer, length, NULL, &record->overlapped)
                      : ReadFile(file, record->buffer, length, NULL, &record->overlapped));
}

static void accept_ex(Worker *worker, Input *input) {
  SOCKET l = pick(input), s = pick(input);
  unsigned data = some_length(input), local = byte(input), remote = byte(input);
  /* The usual lengths, mostly. */
  if (local < 200) local = remote = sizeof(struct sockaddr_in) + 16;
  Record *record = fresh(worker, data + local + remote);
  if (!record) return;
  add_event(input, record);
  note(record, AcceptEx(l, s, record->buffer, data, local, remote, NULL, &record->overlapped));
}

static void *extension(GUID name) {
  void *function = NULL;
  DWORD bytes;
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &name, sizeof name, &function, sizeof function, &bytes, NULL, NULL);
  closesocket(s);
  return function;
}

static LPFN_CONNECTEX connect_function;
static LPFN_DISCONNECTEX disconnect_function;

static void connect_ex(Worker *worker, Input *input) {
  SOCKET s = pick(input);
  struct sockaddr_in address = some_address(input), mine = listening;
  mine.sin_port = 0;
  if (byte(input) < 200) bind(s, (struct sockaddr *)&mine, sizeof mine);
  unsigned length = some_length(input);
  Record *record = fresh(worker, length);
  if (!record) return;
  add_event(input, record);
  note(record, connect_function(s, (struct sockaddr *)&address, sizeof address, record->buffer, length, NULL,
                                &record->overlapped));
}

/* Both ends of a connection; with small buffers sends have to wait. */
static void connection(SOCKET ends[2], int small) {
  struct sockaddr_in address = listening;
  int length = sizeof address, size = 4096;
  address.sin_port = 0;
  SOCKET l = socket(AF_INET, SOCK_STREAM, 0);
  ends[0] = socket(AF_INET, SOCK_STREAM, 0);
  ends[1] = INVALID_SOCKET;
  if (small) {
    setsockopt(l, SOL_SOCKET, SO_RCVBUF, (char *)&size, sizeof size);
    setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, (char *)&size, sizeof size);
    setsockopt(ends[0], SOL_SOCKET, SO_RCVBUF, (char *)&size, sizeof size);
  }
  if (bind(l, (struct sockaddr *)&address, length) == 0 && listen(l, 1) == 0 &&
      getsockname(l, (struct sockaddr *)&address, &length) == 0 &&
      connect(ends[0], (struct sockaddr *)&address, length) == 0)
    ends[1] = accept(l, NULL, NULL);
  if (small) setsockopt(ends[1], SOL_SOCKET, SO_SNDBUF, (char *)&size, sizeof size);
  closesocket(l);
}

static SOCKET listener(void) {
  struct sockaddr_in address = listening;
  int length = sizeof address;
  address.sin_port = 0;
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(s, (struct sockaddr *)&address, length) == 0 && listen(s, 8) == 0 &&
      getsockname(s, (struct sockaddr *)&address, &length) == 0)
    listening = address;
  return s;
}

static void make(Input *input) {
  unsigned kind = byte(input);
  switch (kind % 8) {
  case 0: keep(input, (ULONG_PTR)CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, kind, kind >> 5)); break;
  case 1: keep(input, (ULONG_PTR)CreateEventW(NULL, kind & 8, kind & 16, NULL)); break;
  case 2: keep(input, socket(AF_INET, SOCK_DGRAM, 0)); break;
  case 3: keep(input, WSASocketW(AF_INET, SOCK_STREAM, 0, NULL, 0, kind & 8 ? 0 : WSA_FLAG_OVERLAPPED)); break;
  case 4: keep(input, listener()); break;
  default: {
    SOCKET ends[2];
    connection(ends, kind & 8);
    keep(input, ends[0]);
    keep(input, ends[1]);
  }
  }
}

/* Calls that could block do not, on a socket that is told so just before; another thread may put a blocking one in its
   place, so there is a time limit as well. */
static void without_overlapped(Input *input) {
  SOCKET s = pick(input);
  u_long yes = 1;
  DWORD limit = 50;
  unsigned length = some_length(input) % 4096;
  if (ioctlsocket(s, FIONBIO, &yes) != 0) return;
  setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (char *)&limit, sizeof limit);
  setsockopt(s, SOL_SOCKET, SO_SNDTIMEO, (char *)&limit, sizeof limit);
  char *buffer = calloc(1, length + 1);
  struct sockaddr_in address = some_address(input);
  int room = (int)sizeof address;
  switch (byte(input) % 6) {
  case 0: recv(s, buffer, (int)length, (int)byte(input) & 2); break;
  case 1: send(s, buffer, (int)length, 0); break;
  case 2: keep(input, accept(s, (struct sockaddr *)&address, &room)); break;
  case 3: connect(s, (struct sockaddr *)&address, sizeof address); break;
  case 4: sendto(s, buffer, (int)length, 0, (struct sockaddr *)&address, sizeof address); break;
  default: recvfrom(s, buffer, (int)length, 0, (struct sockaddr *)&address, &room);
  }
  free(buffer);
}

static void options(Input *input) {
  static const int names[] = {SO_LINGER,    SO_KEEPALIVE, SO_REUSEADDR,    SO_SNDBUF,
                              SO_RCVBUF,    SO_ERROR,     SO_CONNECT_TIME, SO_UPDATE_ACCEPT_CONTEXT,
                              SO_ACCEPTCONN, SO_TYPE,     SO_DONTLINGER,   SO_UPDATE_CONNECT_CONTEXT};
  SOCKET s = pick(input);
  int name = names[byte(input) % (sizeof names / sizeof *names)];
  int length = (int)(byte(input) % 20) - 1;
  if (name == SO_RCVBUF || name == SO_SNDBUF) length = 4;
  char *value = calloc(1, (size_t)(length > 0 ? length : 1));
  for (int i = 0; i < length; i++) value[i] = (char)(byte(input) & 1);
  if (byte(input) & 1)
    setsockopt(s, SOL_SOCKET, name, length ? value : NULL, length);
  else
    getsockopt(s, SOL_SOCKET, name, length ? value : NULL, &length);
  free(value);
}

static void names_and_shutdown(Input *input) {
  SOCKET s = pick(input);
  struct sockaddr_in address = listening;
  int length = (int)(byte(input) % 18) - 1;
  switch (byte(input) % 5) {
  case 0: getsockname(s, (struct sockaddr *)&address, &length); break;
  case 1: getpeername(s, (struct sockaddr *)&address, &length); break;
  case 2:
    address.sin_port = 0;
    bind(s, (struct sockaddr *)&address, length);
    break;
  case 3: listen(s, (int)byte(input)); break;
  default: shutdown(s, (int)byte(input) % 4);
  }
}

static void cancel(Worker *worker, Input *input) {
  HANDLE h = (HANDLE)pick(input);
  unsigned which = byte(input);
  if (which >= 200)
    CancelIo(h);
  else if (which >= 100 || !worker->used)
    CancelIoEx(h, NULL);
  else
    CancelIoEx(h, &worker->records[which % (unsigned)worker->used]->overlapped);
}

static void results(Worker *worker, Input *input) {
  DWORD bytes, flags;
  ULONG_PTR h = pick(input);
  if (!worker->used) return;
  Record *record = worker->records[byte(input) % (unsigned)worker->used];
  if (byte(input) & 1)
    GetOverlappedResult((HANDLE)h, &record->overlapped, &bytes, FALSE);
  else
    WSAGetOverlappedResult(h, &record->overlapped, &bytes, FALSE, &flags);
}

static void waits_and_events(Input *input) {
  HANDLE some[3] = {(HANDLE)pick(input), (HANDLE)pick(input), (HANDLE)pick(input)};
  switch (byte(input) % 5) {
  case 0: SetEvent(some[0]); break;
  case 1: ResetEvent(some[0]); break;
  case 2: WaitForSingleObject(some[0], 1); break;
  case 3: WaitForMultipleObjects(byte(input) % 4, some, byte(input) & 1, 1); break;
  default: {
    fd_set set;
    struct timeval soon = {0, 500};
    FD_ZERO(&set);
    for (int i = 0; i < 3; i++) FD_SET((SOCKET)some[i], &set);
    select(0, &set, NULL, NULL, &soon);
  }
  }
}

static void step(Worker *worker) {
  Input *input = &worker->input;
  switch (byte(input) % 20) {
  case 0: case 1: make(input); break;
  case 2: case 3: transfer(worker, input, 0); break;
  case 4: case 5: transfer(worker, input, 1); break;
  case 6: accept_ex(worker, input); break;
  case 7: connect_ex(worker, input); break;
  case 8: {
    HANDLE file = (HANDLE)pick(input), port = (HANDLE)pick(input);
    HANDLE made = CreateIoCompletionPort(file, port, byte(input), 0);
    if (made != port) keep(input, (ULONG_PTR)made);
    break;
  }
  case 9: dequeue((HANDLE)pick(input), byte(input) % 2); break;
  case 10: {
    HANDLE port = (HANDLE)pick(input);
    dequeue_many(port, 1 + byte(input) % 40, 0);
    break;
  }
  case 11: PostQueuedCompletionStatus((HANDLE)pick(input), word(input), byte(input), &posted[byte(input) % 4]); break;
  case 12: cancel(worker, input); break;
  case 13: {
    ULONG_PTR h = pick(input);
    /* Pseudo handles name this thread and this process. */
    if (byte(input) & 1)
      closesocket(h);
    else
      CloseHandle((HANDLE)h);
    break;
  }
  case 14: without_overlapped(input); break;
  case 15: options(input); break;
  case 16: names_and_shutdown(input); break;
  case 17: results(worker, input); break;
  case 18: waits_and_events(input); break;
  default: {
    ULONG_PTR h = pick(input);
    unsigned choice = byte(input);
    if (choice < 60) {
      SetFileCompletionNotificationModes((HANDLE)h, (UCHAR)(choice & 7));
    } else if (choice < 120) {
      Record *record = fresh(worker, 1);
      if (record) note(record, disconnect_function(h, &record->overlapped, 0, choice & 1));
    } else {
      as_a_file(worker, input, choice & 1);
    }
  }
  }
}

/* What an input finds, so that it need not make everything first. */
static DWORD WINAPI set_out(void *unused) {
  SOCKET ends[4];
  (void)unused;
  HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
  connection(ends, 1);
  connection(ends + 2, 0);
  handles[0] = (ULONG_PTR)port;
  for (int i = 0; i < 4; i++) handles[1 + i] = ends[i];
  handles[5] = listener();
  handles[6] = socket(AF_INET, SOCK_STREAM, 0);
  handles[7] = (ULONG_PTR)CreateEventW(NULL, TRUE, FALSE, NULL);
  for (int i = 1; i <= 6; i += 2) CreateIoCompletionPort((HANDLE)handles[i], port, (ULONG_PTR)i, 0);
  return 0;
}

static DWORD WINAPI work(void *worker) {
  while (!over(&((Worker *)worker)->input)) step(worker);
  return 0;
}

/* ---- the end of an input ----------------------------------------------------------------------------------------- */

static int all_have_ended(void) {
  for (int w = 0; w < THREADS; w++)
    for (int i = 0; i < workers[w].used; i++)
      if (workers[w].records[i]->accepted && !HasOverlappedIoCompleted(&workers[w].records[i]->overlapped)) return 0;
  return 1;
}

/* Sockets first, so that everything ends; then what the ports have; then the ports. */
static DWORD WINAPI wind_up(void *unused) {
  (void)unused;
  for (int i = 0; i < HANDLES; i++) closesocket(handles[i]);
  ULONGLONG start = GetTickCount64();
  int ended;
  do {
    ended = all_have_ended();
    for (int i = 0; i < HANDLES; i++)
      while (dequeue((HANDLE)handles[i], 0)) {}
    if (GetTickCount64() - start > LONG_ENOUGH) fail("an operation does not end");
    if (!ended) Sleep(1);
  } while (!ended);
  for (int i = 0; i < HANDLES; i++) {
    CloseHandle((HANDLE)handles[i]);
    handles[i] = 0;
  }
  for (int w = 0; w < THREADS; w++) {
    for (int i = 0; i < workers[w].used; i++) {
      Record *record = workers[w].records[i];
      if (!record->accepted && record->packets) fail("a refused operation has a packet");
      free(record->buffer);
      free(record);
    }
    workers[w].used = 0;
  }
  return 0;
}

/* How many there are; `shown` prints what they are. */
static int descriptors(int shown) {
  int count = 0;
  DIR *folder = opendir("/proc/self/fd");
  for (struct dirent *entry; folder && (entry = readdir(folder)); count++) {
    char target[256] = "";
    if (shown && readlinkat(dirfd(folder), entry->d_name, target, sizeof target - 1) > 0)
      fprintf(stderr, "  %s %s\n", entry->d_name, target);
  }
  closedir(folder);
  return count;
}

static void in_threads(int count, LPTHREAD_START_ROUTINE body) {
  HANDLE threads[THREADS];
  for (int i = 0; i < count; i++) {
    threads[i] = CreateThread(NULL, 0, body, &workers[i], 0, NULL);
    if (!threads[i]) fail("no thread");
  }
  for (int i = 0; i < count; i++) {
    WaitForSingleObject(threads[i], INFINITE);
    CloseHandle(threads[i]);
  }
}

static void perform(const uint8_t *data, size_t size) {
  /* Half of the inputs are for two threads. */
  int count = size && data[0] & 1 ? 2 : 1;
  size_t half = size / (size_t)count;
  for (int i = 0; i < count; i++) {
    workers[i].input.at = data + (size_t)i * half;
    workers[i].input.end = workers[i].input.at + half;
  }
  listening.sin_family = AF_INET;
  listening.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  listening.sin_port = htons(1);
  in_threads(1, set_out);
  in_threads(count, work);
  in_threads(1, wind_up);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static int before;
  if (!before) {
    WSADATA about;
    if (WSAStartup(MAKEWORD(2, 2), &about) != 0) fail("WSAStartup");
    connect_function = (LPFN_CONNECTEX)extension((GUID)WSAID_CONNECTEX);
    disconnect_function = (LPFN_DISCONNECTEX)extension((GUID)WSAID_DISCONNECTEX);
    /* The library keeps a few descriptors of its own from the first use on: something of everything. */
    static const uint8_t first[] = {0, 5, 1, 2, 2, 1, 0, 8, 2, 1, 2, 200, 1, 9, 1, 1, 14, 1, 0, 0, 0};
    perform(first, sizeof first);
    before = descriptors(0);
  }
  perform(data, size);
  /* A thread that has just ended may still be closing its own. */
  ULONGLONG start = GetTickCount64();
  while (descriptors(0) > before) {
    if (GetTickCount64() - start > LONG_ENOUGH) {
      descriptors(1);
      fail("descriptors are left over");
    }
    Sleep(1);
  }
  return 0;
}
