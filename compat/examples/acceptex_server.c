/* SPDX-License-Identifier: Apache-2.0 */
/* An echo server as C programs around the year 2000 were written: AcceptEx looked up with WSAIoctl, several accepts
   posted ahead, one context for each socket with an OVERLAPPED and a buffer in it, worker threads by CreateThread.
   It ends when it is told so by Ctrl-C: the sockets are shut, every context comes back with its last packet and is
   freed, and only then the workers leave and the port is closed.

     acceptex_server [PORT] */
#define WIN32_LEAN_AND_MEAN
#include <WinSock2.h>
#include <MSWSock.h>
#include <Windows.h>
#include <stdio.h>
#include <stdlib.h>

#pragma comment(lib, "ws2_32.lib")
#pragma comment(lib, "mswsock.lib")

#define ADDRESS_LENGTH (sizeof(SOCKADDR_IN) + 16)
#define POSTED_ACCEPTS 10
#define BUFFER_SIZE 4096

typedef enum _OPERATION { OpAccept, OpRead, OpWrite } OPERATION;

typedef struct _CONTEXT_OF_SOCKET {
  OVERLAPPED Overlapped;
  SOCKET Socket;
  OPERATION Operation;
  WSABUF Buffer;
  DWORD Sent, Total;
  CHAR Data[BUFFER_SIZE];
  struct _CONTEXT_OF_SOCKET *Next, *Previous;
} SOCKET_CONTEXT, *PSOCKET_CONTEXT;

static HANDLE g_hPort = NULL;
static SOCKET g_Listener = INVALID_SOCKET;
static LPFN_ACCEPTEX g_lpfnAcceptEx = NULL;
static LPFN_GETACCEPTEXSOCKADDRS g_lpfnGetAddresses = NULL;
static HANDLE g_hStop = NULL;
static LONG g_nConnections = 0;

/* Every context that there is, and whether the server is to end: under the lock. */
static CRITICAL_SECTION g_csContexts;
static PSOCKET_CONTEXT g_pContexts = NULL;
static BOOL g_bStopping = FALSE;
static HANDLE g_hNoContexts = NULL;

static VOID ReportError(LPCSTR what) {
  LPSTR text = NULL;
  DWORD code = WSAGetLastError();
  FormatMessageA(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL,
      code,
                 MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT), (LPSTR)&text, 0, NULL);
  fprintf(stderr, "%s failed: %lu %s", what, code, text ? text : "\n");
  if (text) LocalFree(text);
}

/* Under the lock, which also keeps the listener open meanwhile. */
static BOOL StartAccept(PSOCKET_CONTEXT ctx) {
  DWORD dwBytes = 0;
  if (g_bStopping) return FALSE;
  if (!g_lpfnAcceptEx(g_Listener, ctx->Socket, ctx->Data, 0, ADDRESS_LENGTH, ADDRESS_LENGTH, &dwBytes,
                      &ctx->Overlapped) &&
      WSAGetLastError() != ERROR_IO_PENDING) {
    ReportError("AcceptEx");
    return FALSE;
  }
  ctx->Next = g_pContexts;
  if (g_pContexts) g_pContexts->Previous = ctx;
  g_pContexts = ctx;
  return TRUE;
}

static BOOL PostAccept(VOID) {
  BOOL bStarted;
  PSOCKET_CONTEXT ctx = (PSOCKET_CONTEXT)HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof(SOCKET_CONTEXT));
  if (!ctx) return FALSE;
  ctx->Operation = OpAccept;
  ctx->Socket = WSASocket(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  EnterCriticalSection(&g_csContexts);
  bStarted = ctx->Socket != INVALID_SOCKET && StartAccept(ctx);
  LeaveCriticalSection(&g_csContexts);
  if (bStarted) return TRUE;
  if (ctx->Socket != INVALID_SOCKET) closesocket(ctx->Socket);
  HeapFree(GetProcessHeap(), 0, ctx);
  return FALSE;
}

/* Nothing is pending on the context any more. */
static VOID Close(PSOCKET_CONTEXT ctx) {
  EnterCriticalSection(&g_csContexts);
  if (ctx->Next) ctx->Next->Previous = ctx->Previous;
  *(ctx->Previous ? &ctx->Previous->Next : &g_pContexts) = ctx->Next;
  if (g_bStopping && !g_pContexts) SetEvent(g_hNoContexts);
  LeaveCriticalSection(&g_csContexts);
  closesocket(ctx->Socket);
  HeapFree(GetProcessHeap(), 0, ctx);
}

/* What is pending on the sockets ends, and its packets come to the workers. */
static VOID EndAll(VOID) {
  PSOCKET_CONTEXT ctx;
  EnterCriticalSection(&g_csContexts);
  g_bStopping = TRUE;
  closesocket(g_Listener);
  for (ctx = g_pContexts; ctx; ctx = ctx->Next) shutdown(ctx->Socket, SD_BOTH);
  if (!g_pContexts) SetEvent(g_hNoContexts);
  LeaveCriticalSection(&g_csContexts);
}

static BOOL PostRead(PSOCKET_CONTEXT ctx) {
  DWORD dwFlags = 0;
  ZeroMemory(&ctx->Overlapped, sizeof(OVERLAPPED));
  ctx->Operation = OpRead;
  ctx->Buffer.buf = ctx->Data;
  ctx->Buffer.len = BUFFER_SIZE;
  return WSARecv(ctx->Socket, &ctx->Buffer, 1, NULL, &dwFlags, &ctx->Overlapped, NULL) != SOCKET_ERROR ||
         WSAGetLastError() == WSA_IO_PENDING;
}

static BOOL PostWrite(PSOCKET_CONTEXT ctx) {
  ZeroMemory(&ctx->Overlapped, sizeof(OVERLAPPED));
  ctx->Operation = OpWrite;
  ctx->Buffer.buf = ctx->Data + ctx->Sent;
  ctx->Buffer.len = ctx->Total - ctx->Sent;
  return WSASend(ctx->Socket, &ctx->Buffer, 1, NULL, 0, &ctx->Overlapped, NULL) != SOCKET_ERROR ||
         WSAGetLastError() == WSA_IO_PENDING;
}

static VOID OnAccept(PSOCKET_CONTEXT ctx) {
  SOCKADDR *local = NULL, *remote = NULL;
  INT localLength = 0, remoteLength = 0;
  PostAccept();
  setsockopt(ctx->Socket, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (const char *)&g_Listener, sizeof(g_Listener));
  g_lpfnGetAddresses(ctx->Data, 0, ADDRESS_LENGTH, ADDRESS_LENGTH, &local, &localLength, &remote, &remoteLength);
  InterlockedIncrement(&g_nConnections);
  CreateIoCompletionPort((HANDLE)ctx->Socket, g_hPort, (ULONG_PTR)ctx->Socket, 0);
  if (g_bStopping) shutdown(ctx->Socket, SD_BOTH); /* it was too early for EndAll */
  if (!PostRead(ctx)) Close(ctx);
}

static DWORD WINAPI WorkerThread(LPVOID lpParameter) {
  UNREFERENCED_PARAMETER(lpParameter);
  for (;;) {
    DWORD dwBytes = 0;
    ULONG_PTR key = 0;
    LPOVERLAPPED lpOverlapped = NULL;
    BOOL ok = GetQueuedCompletionStatus(g_hPort, &dwBytes, &key, &lpOverlapped, INFINITE);
    PSOCKET_CONTEXT ctx = CONTAINING_RECORD(lpOverlapped, SOCKET_CONTEXT, Overlapped);
    if (!lpOverlapped) break;
    if (!ok || (dwBytes == 0 && ctx->Operation != OpAccept)) {
      Close(ctx);
      continue;
    }
    switch (ctx->Operation) {
      case OpAccept: OnAccept(ctx); break;
      case OpRead:
        ctx->Sent = 0;
        ctx->Total = dwBytes;
        if (!PostWrite(ctx)) Close(ctx);
        break;
      case OpWrite:
        ctx->Sent += dwBytes;
        if (!(ctx->Sent < ctx->Total ? PostWrite(ctx) : PostRead(ctx))) Close(ctx);
        break;
    }
  }
  return 0;
}

static BOOL WINAPI OnControl(DWORD dwEvent) {
  if (dwEvent != CTRL_C_EVENT && dwEvent != CTRL_BREAK_EVENT && dwEvent != CTRL_CLOSE_EVENT) return FALSE;
  SetEvent(g_hStop);
  return TRUE;
}

int main(int argc, char *argv[]) {
  WSADATA wsaData;
  SYSTEM_INFO info;
  SOCKADDR_IN address;
  int length = sizeof(address);
  DWORD dwBytes = 0, i, workers;
  HANDLE threads[32];
  GUID guidAccept = WSAID_ACCEPTEX, guidAddresses = WSAID_GETACCEPTEXSOCKADDRS;

  if (WSAStartup(MAKEWORD(2, 2), &wsaData) != NO_ERROR) return 1;
  GetSystemInfo(&info);
  workers = min(info.dwNumberOfProcessors * 2, 32);
  g_hStop = CreateEvent(NULL, TRUE, FALSE, NULL);
  g_hNoContexts = CreateEvent(NULL, TRUE, FALSE, NULL);
  InitializeCriticalSection(&g_csContexts);
  g_hPort = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  g_Listener = WSASocket(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
  ZeroMemory(&address, sizeof(address));
  address.sin_family = AF_INET;
  address.sin_port = htons((u_short)(argc > 1 ? atoi(argv[1]) : 0));
  address.sin_addr.S_un.S_addr = htonl(INADDR_ANY);
  if (bind(g_Listener, (LPSOCKADDR)&address, sizeof(address)) == SOCKET_ERROR ||
      listen(g_Listener, 5) == SOCKET_ERROR) {
    ReportError("bind or listen");
    return 1;
  }
  if (WSAIoctl(g_Listener, SIO_GET_EXTENSION_FUNCTION_POINTER, &guidAccept, sizeof(guidAccept), &g_lpfnAcceptEx,
               sizeof(g_lpfnAcceptEx), &dwBytes, NULL, NULL) == SOCKET_ERROR ||
      WSAIoctl(g_Listener, SIO_GET_EXTENSION_FUNCTION_POINTER, &guidAddresses, sizeof(guidAddresses),
               &g_lpfnGetAddresses, sizeof(g_lpfnGetAddresses), &dwBytes, NULL, NULL) == SOCKET_ERROR) {
    ReportError("WSAIoctl");
    return 1;
  }
  CreateIoCompletionPort((HANDLE)g_Listener, g_hPort, 0, 0);
  for (i = 0; i < workers; i++) threads[i] = CreateThread(NULL, 0, WorkerThread, NULL, 0, NULL);
  for (i = 0; i < POSTED_ACCEPTS; i++) PostAccept();
  SetConsoleCtrlHandler(OnControl, TRUE);
  getsockname(g_Listener, (LPSOCKADDR)&address, &length);
  printf("listening %d\n", ntohs(address.sin_port));
  fflush(stdout);

  WaitForSingleObject(g_hStop, INFINITE);
  EndAll();
  WaitForSingleObject(g_hNoContexts, INFINITE);
  for (i = 0; i < workers; i++) PostQueuedCompletionStatus(g_hPort, 0, 0, NULL);
  WaitForMultipleObjects(workers, threads, TRUE, INFINITE);
  for (i = 0; i < workers; i++) CloseHandle(threads[i]);
  CloseHandle(g_hPort);
  CloseHandle(g_hNoContexts);
  CloseHandle(g_hStop);
  DeleteCriticalSection(&g_csContexts);
  WSACleanup();
  printf("stopped after %ld connections\n", g_nConnections);
  return 0;
}
