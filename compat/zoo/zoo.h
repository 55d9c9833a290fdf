/* SPDX-License-Identifier: Apache-2.0 */

/* What the programs of the zoo share. They are Windows programs, in C and C++: the same source builds with MinGW.

   A program ends with 0 when it saw nothing wrong, with 1 when it saw the damage that its bug does. It ends with 0 as
   well when it could not go on, because a call failed that may fail: it has seen nothing wrong then. Its output says
   which. Nobody waits longer than LONG_ENOUGH, and no program waits that long more than once. */

#ifndef COMPAT_ZOO_ZOO_H
#define COMPAT_ZOO_ZOO_H

#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0602
#endif
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAYBE_UNUSED __attribute__((unused))

enum { LONG_ENOUGH = 1200 /* ms: who waits that long, hangs */ };

static volatile LONG damages MAYBE_UNUSED;

MAYBE_UNUSED static void damaged(const char *what) {
  InterlockedIncrement(&damages);
  printf("damaged: %s\n", what);
  fflush(stdout);
}

/* What main returns. */
MAYBE_UNUSED static int verdict(void) { return InterlockedCompareExchange(&damages, 0, 0) != 0; }

MAYBE_UNUSED static void must(int truth, const char *what) {
  if (truth) return;
  printf("gave up: %s, error %u\n", what, (unsigned)GetLastError());
  fflush(stdout);
  ExitProcess((UINT)verdict());
}

/* ---- memory that has gone back, and is somebody else's now ------------------------------------------------------- */

enum { CANARY = 0x5a };

/* A volatile place: what is found in the canary is looked at, not concluded. */
static unsigned char *volatile canary MAYBE_UNUSED;
static size_t canary_size MAYBE_UNUSED;

MAYBE_UNUSED static void plant_canary(void *memory, size_t size) {
  must(memory != NULL, "malloc");
  memset(memory, CANARY, size);
  canary_size = size;
  canary = (unsigned char *)memory;
}

/* The next owner of a block of this size. The allocator likes to give out what came back last. */
MAYBE_UNUSED static void reuse_memory(size_t size) { plant_canary(malloc(size), size); }

MAYBE_UNUSED static void check_canary(const char *what) {
  for (size_t i = 0; i < canary_size; i++) {
    if (((volatile unsigned char *)canary)[i] != CANARY) {
      damaged(what);
      return;
    }
  }
}

/* ---- ports ------------------------------------------------------------------------------------------------------- */

MAYBE_UNUSED static HANDLE new_port(void) {
  HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  must(port != NULL, "CreateIoCompletionPort");
  return port;
}

MAYBE_UNUSED static void associate(HANDLE port, SOCKET s, ULONG_PTR key) {
  must(CreateIoCompletionPort((HANDLE)s, port, key, 0) == port, "association");
}

typedef struct Packet {
  OVERLAPPED *record;
  ULONG_PTR key;
  DWORD bytes, error; /* error 0: a success */
} Packet;

/* The next packet, of a success or a failure. 0 if there was none. */
MAYBE_UNUSED static int take(HANDLE port, Packet *packet, DWORD milliseconds) {
  packet->record = NULL;
  packet->key = 0;
  packet->bytes = 0;
  BOOL success = GetQueuedCompletionStatus(port, &packet->bytes, &packet->key, &packet->record, milliseconds);
  packet->error = success ? 0 : GetLastError();
  return success || packet->record != NULL;
}

/* ---- sockets ----------------------------------------------------------------------------------------------------- */

MAYBE_UNUSED static void start(void) {
  WSADATA about;
  must(WSAStartup(MAKEWORD(2, 2), &about) == 0, "WSAStartup");
}

MAYBE_UNUSED static SOCKET stream(void) {
  SOCKET s = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  must(s != INVALID_SOCKET, "WSASocket");
  return s;
}

MAYBE_UNUSED static SOCKET listener(struct sockaddr_in *address) {
  SOCKET s = stream();
  int length = sizeof *address;
  memset(address, 0, sizeof *address);
  address->sin_family = AF_INET;
  address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  must(bind(s, (struct sockaddr *)address, length) == 0, "bind");
  must(getsockname(s, (struct sockaddr *)address, &length) == 0, "getsockname");
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

/* The peer is an ordinary blocking program. */
MAYBE_UNUSED static void put(SOCKET s, const char *text) {
  int length = (int)strlen(text), sent = 0;
  while (sent < length) {
    int count = send(s, text + sent, length - sent, 0);
    must(count > 0, "send");
    sent += count;
  }
}

/* Starts a receive. 0 if it was refused, and no packet will come. */
MAYBE_UNUSED static int receive(SOCKET s, char *buffer, ULONG size, OVERLAPPED *record) {
  WSABUF place;
  DWORD flags = 0;
  place.len = size;
  place.buf = buffer;
  return WSARecv(s, &place, 1, NULL, &flags, record, NULL) == 0 || WSAGetLastError() == WSA_IO_PENDING;
}

/* Starts a send. 0 if it was refused, and no packet will come. */
MAYBE_UNUSED static int transmit(SOCKET s, const char *data, ULONG size, OVERLAPPED *record) {
  WSABUF place;
  place.len = size;
  place.buf = (char *)data;
  return WSASend(s, &place, 1, NULL, 0, record, NULL) == 0 || WSAGetLastError() == WSA_IO_PENDING;
}

/* ---- pipes and folders ------------------------------------------------------------------------------------------- */

/* Two ends of a named pipe; the server's is overlapped. */
MAYBE_UNUSED static void pipe_pair(HANDLE *server, HANDLE *client) {
  char name[80];
  OVERLAPPED none;
  memset(&none, 0, sizeof none);
  sprintf(name, "\\\\.\\pipe\\zoo-%u", (unsigned)GetCurrentProcessId());
  *server = CreateNamedPipeA(name, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1, 4096, 4096, 0, NULL);
  must(*server != INVALID_HANDLE_VALUE, "CreateNamedPipe");
  *client = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  must(*client != INVALID_HANDLE_VALUE, "CreateFile of a pipe");
  must(!ConnectNamedPipe(*server, &none) && GetLastError() == ERROR_PIPE_CONNECTED, "ConnectNamedPipe");
}

/* The name of a file or a folder that nobody else has; nothing is there. */
MAYBE_UNUSED static const char *new_name(void) {
  static char name[MAX_PATH];
  char temporary[MAX_PATH];
  must(GetTempPathA(MAX_PATH, temporary) != 0, "GetTempPath");
  must(GetTempFileNameA(temporary, "zoo", 0, name) != 0, "GetTempFileName");
  DeleteFileA(name);
  return name;
}

/* ---- threads ----------------------------------------------------------------------------------------------------- */

MAYBE_UNUSED static HANDLE thread(LPTHREAD_START_ROUTINE body, void *argument) {
  HANDLE t = CreateThread(NULL, 0, body, argument, 0, NULL);
  must(t != NULL, "CreateThread");
  return t;
}

/* The thread ends, or this program hangs and says so. */
MAYBE_UNUSED static void join(HANDLE t, const char *what) {
  if (WaitForSingleObject(t, LONG_ENOUGH) != WAIT_OBJECT_0) damaged(what);
  CloseHandle(t);
}

#endif
