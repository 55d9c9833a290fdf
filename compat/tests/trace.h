/* SPDX-License-Identifier: Apache-2.0 */

/* What the programs in these folders share. They are Windows programs: only documented names are used, so the same
   source builds with MinGW and runs on Windows or Wine.

   A program prints a trace, one line for one fact, and the trace is compared with NAME.expected.txt. Lines are
   symbolic: no addresses, no port numbers, no times. Operation i is operation[i], prints as `op i` and receives into
   data[i]. Errors are the numbers that GetLastError gave; 0 means that the call did not fail. */

#ifndef COMPAT_TESTS_TRACE_H
#define COMPAT_TESTS_TRACE_H

#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0602
#endif
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <windows.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAYBE_UNUSED __attribute__((unused))

enum {
  OPERATIONS = 32,
  DATA = 256,
  BRIEFLY = 40,       /* ms: how long to look for a packet that must not come */
  LONG_ENOUGH = 5000, /* ms: nobody waits that long unless the test fails */
  ADDRESS = sizeof(struct sockaddr_in) + 16,
  ADDRESS6 = sizeof(struct sockaddr_in6) + 16
};

static OVERLAPPED operation[OPERATIONS] MAYBE_UNUSED;
static char data[OPERATIONS][DATA] MAYBE_UNUSED;

/* ---- saying ------------------------------------------------------------------------------------------------------ */

__attribute__((format(printf, 1, 2))) MAYBE_UNUSED static void say(const char *format, ...) {
  DWORD error = GetLastError();
  va_list list;
  va_start(list, format);
  vprintf(format, list);
  va_end(list);
  putchar('\n');
  fflush(stdout);
  SetLastError(error);
}

/* The test itself cannot go on. */
MAYBE_UNUSED static void give_up(const char *what) {
  printf("GIVE UP: %s, error %u\n", what, (unsigned)GetLastError());
  fflush(stdout);
  ExitProcess(3);
}

MAYBE_UNUSED static void must(int truth, const char *what) {
  if (!truth) give_up(what);
}

/* What a call that returns BOOL answered: 1 or 0 with the error. */
#define SAY_BOOL(title, call)                                                                                         \
  do {                                                                                                                \
    SetLastError(0);                                                                                                  \
    int answer_ = (int)(call);                                                                                        \
    unsigned error_ = answer_ ? 0 : (unsigned)GetLastError();                                                         \
    say("%s: %d %u", title, answer_, error_);                                                                         \
  } while (0)

/* What a Winsock call answered: 0 or more, or -1 with the error. */
#define SAY_SOCK(title, call)                                                                                         \
  do {                                                                                                                \
    WSASetLastError(0);                                                                                               \
    int answer_ = (int)(call);                                                                                        \
    unsigned error_ = answer_ == SOCKET_ERROR ? (unsigned)WSAGetLastError() : 0;                                      \
    say("%s: %d %u", title, answer_, error_);                                                                         \
  } while (0)

MAYBE_UNUSED static const char *op_name(OVERLAPPED *record) {
  static char names[8][24];
  static LONG turn;
  char *name = names[(unsigned)InterlockedIncrement(&turn) % 8];
  if (!record) return "none";
  if (record < operation || record >= operation + OPERATIONS) return "foreign";
  sprintf(name, "op%d", (int)(record - operation));
  return name;
}

MAYBE_UNUSED static void say_record(const char *title, OVERLAPPED *record) {
  say("%s: %s status %08x bytes %u", title, op_name(record), (unsigned)record->Internal,
      (unsigned)record->InternalHigh);
}

/* ---- ports ------------------------------------------------------------------------------------------------------- */

MAYBE_UNUSED static void start(void) {
  WSADATA about;
  must(WSAStartup(MAKEWORD(2, 2), &about) == 0, "WSAStartup");
}

MAYBE_UNUSED static HANDLE new_port(DWORD concurrency) {
  HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, concurrency);
  must(port != NULL, "CreateIoCompletionPort");
  return port;
}

MAYBE_UNUSED static void associate(HANDLE port, SOCKET s, ULONG_PTR key) {
  must(CreateIoCompletionPort((HANDLE)s, port, key, 0) == port, "association");
}

/* Takes one packet, or finds none, and says all of it. */
MAYBE_UNUSED static void dequeue(const char *title, HANDLE port, DWORD milliseconds) {
  const DWORD no_bytes = 0xabababab;
  const ULONG_PTR no_key = 0xcdcdcdcd;
  DWORD bytes = no_bytes;
  ULONG_PTR key = no_key;
  OVERLAPPED *record = &operation[OPERATIONS - 1];
  SetLastError(0);
  BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, milliseconds);
  unsigned error = success ? 0 : (unsigned)GetLastError();
  if (!success && !record)
    say("%s: nothing, error %u%s", title, error, bytes == no_bytes && key == no_key ? "" : ", bytes or key stored");
  else
    say("%s: %s error %u bytes %u key %u %s", title, success ? "success" : "failure", error, (unsigned)bytes,
        (unsigned)key, op_name(record));
}

/* The next packet, which must come. */
MAYBE_UNUSED static void packet(const char *title, HANDLE port) { dequeue(title, port, LONG_ENOUGH); }

/* The next `count` packets, whose order is not promised, sorted by operation. */
MAYBE_UNUSED static void packets(const char *title, HANDLE port, int count) {
  struct {
    OVERLAPPED *record;
    unsigned error, bytes, key;
  } seen[OPERATIONS];
  for (int i = 0; i < count; i++) {
    DWORD bytes = 0;
    ULONG_PTR key = 0;
    OVERLAPPED *record = NULL;
    BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
    unsigned error = success ? 0 : (unsigned)GetLastError();
    if (!success && !record) {
      say("%s: only %d packets", title, i);
      count = i;
      break;
    }
    int at = i;
    for (; at > 0 && seen[at - 1].record > record; at--) seen[at] = seen[at - 1];
    seen[at].record = record;
    seen[at].error = error;
    seen[at].bytes = bytes;
    seen[at].key = (unsigned)key;
  }
  for (int i = 0; i < count; i++)
    say("%s: %s error %u bytes %u key %u %s", title, seen[i].error ? "failure" : "success", seen[i].error,
        seen[i].bytes, seen[i].key, op_name(seen[i].record));
}

/* There is none. */
MAYBE_UNUSED static void no_packet(const char *title, HANDLE port) { dequeue(title, port, BRIEFLY); }

/* ---- sockets ----------------------------------------------------------------------------------------------------- */

MAYBE_UNUSED static SOCKET stream(void) {
  SOCKET s = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  must(s != INVALID_SOCKET, "WSASocket");
  return s;
}

MAYBE_UNUSED static struct sockaddr_in loopback(void) {
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

/* Binds to a free port of the loopback address and returns it. */
MAYBE_UNUSED static struct sockaddr_in bind_loopback(SOCKET s) {
  struct sockaddr_in address = loopback();
  int length = sizeof address;
  must(bind(s, (struct sockaddr *)&address, length) == 0, "bind");
  must(getsockname(s, (struct sockaddr *)&address, &length) == 0, "getsockname");
  return address;
}

MAYBE_UNUSED static SOCKET listener(struct sockaddr_in *address) {
  SOCKET s = stream();
  *address = bind_loopback(s);
  must(listen(s, 16) == 0, "listen");
  return s;
}

MAYBE_UNUSED static SOCKET connected_to(const struct sockaddr_in *address) {
  SOCKET s = stream();
  must(connect(s, (const struct sockaddr *)address, sizeof *address) == 0, "connect");
  return s;
}

/* Two ends of one connection. */
MAYBE_UNUSED static void connected_pair(SOCKET *mine, SOCKET *peer) {
  struct sockaddr_in address;
  SOCKET l = listener(&address);
  *peer = connected_to(&address);
  *mine = accept(l, NULL, NULL);
  must(*mine != INVALID_SOCKET, "accept");
  closesocket(l);
}

/* What most programs begin with: a connection whose first end has a new port, under `key`. */
MAYBE_UNUSED static HANDLE open_connection(SOCKET *mine, SOCKET *peer, ULONG_PTR key) {
  start();
  connected_pair(mine, peer);
  HANDLE port = new_port(0);
  associate(port, *mine, key);
  return port;
}

/* The same for a listener. */
MAYBE_UNUSED static HANDLE open_listener(SOCKET *l, struct sockaddr_in *address, ULONG_PTR key) {
  start();
  *l = listener(address);
  HANDLE port = new_port(0);
  associate(port, *l, key);
  return port;
}

/* Issues an overlapped receive as operation i and says what the call answered. */
MAYBE_UNUSED static void receive(const char *title, SOCKET s, int i, ULONG length) {
  WSABUF buffer = {length, data[i]};
  DWORD bytes = 0, flags = 0;
  WSASetLastError(0);
  int answer = WSARecv(s, &buffer, 1, &bytes, &flags, &operation[i], NULL);
  unsigned error = answer ? (unsigned)WSAGetLastError() : 0;
  if (answer)
    say("%s: WSARecv op%d %d %u", title, i, answer, error);
  else
    say("%s: WSARecv op%d at once, bytes %u", title, i, (unsigned)bytes);
}

MAYBE_UNUSED static void transmit(const char *title, SOCKET s, int i, const char *text) {
  WSABUF buffer = {(ULONG)strlen(text), (char *)text};
  DWORD bytes = 0;
  WSASetLastError(0);
  int answer = WSASend(s, &buffer, 1, &bytes, 0, &operation[i], NULL);
  unsigned error = answer ? (unsigned)WSAGetLastError() : 0;
  if (answer)
    say("%s: WSASend op%d %d %u", title, i, answer, error);
  else
    say("%s: WSASend op%d at once, bytes %u", title, i, (unsigned)bytes);
}

/* The other end is an ordinary blocking program. */
MAYBE_UNUSED static void put(SOCKET s, const char *text) {
  must(send(s, text, (int)strlen(text), 0) == (int)strlen(text), "send");
}

MAYBE_UNUSED static void get(const char *title, SOCKET s) {
  char text[DATA];
  WSASetLastError(0);
  int length = recv(s, text, sizeof text - 1, 0);
  if (length < 0) {
    say("%s: recv -1 %u", title, (unsigned)WSAGetLastError());
  } else {
    text[length] = 0;
    say("%s: recv %d '%s'", title, length, text);
  }
}

/* Waits until a receive would not block: data, the end of the stream, a reset, or a connection to accept. */
MAYBE_UNUSED static void until_readable(SOCKET s) {
  fd_set readable;
  struct timeval limit = {LONG_ENOUGH / 1000, 0};
  FD_ZERO(&readable);
  FD_SET(s, &readable);
  must(select((int)s + 1, &readable, NULL, NULL, &limit) == 1, "select");
}

/* Closes so that the other end sees a reset. */
MAYBE_UNUSED static void close_with_reset(SOCKET s) {
  struct linger abort = {1, 0};
  must(setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&abort, sizeof abort) == 0, "SO_LINGER");
  closesocket(s);
}

/* ---- extension functions ----------------------------------------------------------------------------------------- */

MAYBE_UNUSED static void *extension(SOCKET s, GUID name) {
  void *function = NULL;
  DWORD bytes = 0;
  int answer = WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &name, sizeof name, &function, sizeof function, &bytes,
                        NULL, NULL);
  must(answer == 0 && function, "extension function");
  return function;
}

MAYBE_UNUSED static LPFN_ACCEPTEX accept_ex(SOCKET s) {
  GUID name = WSAID_ACCEPTEX;
  return (LPFN_ACCEPTEX)extension(s, name);
}

MAYBE_UNUSED static LPFN_CONNECTEX connect_ex(SOCKET s) {
  GUID name = WSAID_CONNECTEX;
  return (LPFN_CONNECTEX)extension(s, name);
}

MAYBE_UNUSED static LPFN_DISCONNECTEX disconnect_ex(SOCKET s) {
  GUID name = WSAID_DISCONNECTEX;
  return (LPFN_DISCONNECTEX)extension(s, name);
}

MAYBE_UNUSED static LPFN_GETACCEPTEXSOCKADDRS accept_addresses(SOCKET s) {
  GUID name = WSAID_GETACCEPTEXSOCKADDRS;
  return (LPFN_GETACCEPTEXSOCKADDRS)extension(s, name);
}

/* AcceptEx as operation i into data[i], first data of at most `length` bytes. */
MAYBE_UNUSED static BOOL accepting(SOCKET l, SOCKET s, int i, DWORD length) {
  DWORD bytes = 0;
  WSASetLastError(0);
  return accept_ex(l)(l, s, data[i], length, ADDRESS, ADDRESS, &bytes, &operation[i]);
}

/* TRUE and 997 are both an accepted operation; which one it is depends on who came first. */
MAYBE_UNUSED static const char *accepted(BOOL answer) {
  DWORD error = WSAGetLastError();
  return answer || error == ERROR_IO_PENDING ? "accepted" : "refused";
}

/* ---- threads ----------------------------------------------------------------------------------------------------- */

MAYBE_UNUSED static HANDLE thread(LPTHREAD_START_ROUTINE body, void *argument) {
  HANDLE t = CreateThread(NULL, 0, body, argument, 0, NULL);
  must(t != NULL, "CreateThread");
  return t;
}

MAYBE_UNUSED static void ended(HANDLE t) {
  must(WaitForSingleObject(t, LONG_ENOUGH) == WAIT_OBJECT_0, "a thread did not end");
  CloseHandle(t);
}

MAYBE_UNUSED static HANDLE new_event(void) {
  HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
  must(event != NULL, "CreateEvent");
  return event;
}

MAYBE_UNUSED static void until(HANDLE event) {
  must(WaitForSingleObject(event, LONG_ENOUGH) == WAIT_OBJECT_0, "the event did not come");
}

/* Gives a thread that announced its wait the time to be in it. No outcome may depend on it: a thread that comes too
   late finds what it would have been woken for. */
MAYBE_UNUSED static void let_it_block(void) {
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record;
  HANDLE idle = new_port(0);
  GetQueuedCompletionStatus(idle, &bytes, &key, &record, BRIEFLY);
  CloseHandle(idle);
}

#endif
