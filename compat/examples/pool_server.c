/* SPDX-License-Identifier: Apache-2.0 */
/* An echo server on the thread pool of Windows Vista and later: StartThreadpoolIo before each operation, callbacks
   instead of worker threads, a cleanup group that waits for them at the end.

     pool_server [PORT] */
#include <winsock2.h>
#include <mswsock.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
  OVERLAPPED overlapped;
  SOCKET socket;
  PTP_IO io;
  BOOL sends;
  char data[4096];
} connection;

static TP_CALLBACK_ENVIRON environment;
static SRWLOCK lock = SRWLOCK_INIT;
static int open_connections, all_connections;
static CONDITION_VARIABLE none_open = CONDITION_VARIABLE_INIT;

static void end(connection *c) {
  closesocket(c->socket);
  CloseThreadpoolIo(c->io);
  free(c);
  AcquireSRWLockExclusive(&lock);
  if (--open_connections == 0) WakeAllConditionVariable(&none_open);
  ReleaseSRWLockExclusive(&lock);
}

static BOOL begin(connection *c, BOOL sends, DWORD size) {
  WSABUF buffer = {size, c->data};
  DWORD flags = 0;
  ZeroMemory(&c->overlapped, sizeof c->overlapped);
  c->sends = sends;
  StartThreadpoolIo(c->io);
  int result = sends ? WSASend(c->socket, &buffer, 1, NULL, 0, &c->overlapped, NULL)
                     : WSARecv(c->socket, &buffer, 1, NULL, &flags, &c->overlapped, NULL);
  if (result == 0 || WSAGetLastError() == WSA_IO_PENDING) return TRUE;
  CancelThreadpoolIo(c->io);
  return FALSE;
}

static VOID CALLBACK completed(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG result,
                               ULONG_PTR bytes, PTP_IO io) {
  connection *c = context;
  (void)instance, (void)overlapped, (void)io;
  if (result != NO_ERROR || bytes == 0 || !begin(c, !c->sends, c->sends ? (DWORD)sizeof c->data : (DWORD)bytes)) end(c);
}

static VOID CALLBACK accept_all(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work) {
  SOCKET listener = (SOCKET)context, s;
  (void)work;
  CallbackMayRunLong(instance);
  while ((s = accept(listener, NULL, NULL)) != INVALID_SOCKET) {
    connection *c = calloc(1, sizeof *c);
    c->socket = s;
    c->io = CreateThreadpoolIo((HANDLE)s, completed, c, &environment);
    AcquireSRWLockExclusive(&lock);
    open_connections++;
    all_connections++;
    ReleaseSRWLockExclusive(&lock);
    if (!begin(c, FALSE, sizeof c->data)) end(c);
  }
}

static HANDLE stop;
static BOOL WINAPI on_control(DWORD event) { return (void)event, SetEvent(stop); }

int main(int argc, char **argv) {
  WSADATA about;
  if (WSAStartup(MAKEWORD(2, 2), &about)) return 1;
  stop = CreateEventW(NULL, TRUE, FALSE, NULL);
  SetConsoleCtrlHandler(on_control, TRUE);
  PTP_POOL pool = CreateThreadpool(NULL);
  SetThreadpoolThreadMaximum(pool, 8);
  if (!SetThreadpoolThreadMinimum(pool, 2)) return 1;
  InitializeThreadpoolEnvironment(&environment);
  SetThreadpoolCallbackPool(&environment, pool);

  SOCKET listener = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((u_short)(argc > 1 ? atoi(argv[1]) : 0))};
  int length = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, length) || listen(listener, SOMAXCONN)) return 1;
  getsockname(listener, (struct sockaddr *)&address, &length);
  PTP_WORK acceptor = CreateThreadpoolWork(accept_all, (PVOID)listener, &environment);
  SubmitThreadpoolWork(acceptor);
  printf("listening %d\n", ntohs(address.sin_port));
  fflush(stdout);

  WaitForSingleObject(stop, INFINITE);
  closesocket(listener);
  WaitForThreadpoolWorkCallbacks(acceptor, FALSE);
  CloseThreadpoolWork(acceptor);
  AcquireSRWLockExclusive(&lock);
  while (open_connections && SleepConditionVariableSRW(&none_open, &lock, 5000, 0)) {}
  int count = all_connections;
  ReleaseSRWLockExclusive(&lock);
  DestroyThreadpoolEnvironment(&environment);
  CloseThreadpool(pool);
  printf("stopped after %d connections\n", count);
  return 0;
}
