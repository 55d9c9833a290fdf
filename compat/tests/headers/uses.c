/* SPDX-License-Identifier: Apache-2.0 */
/* C code as Windows programs have it. It is only compiled. STD_FIRST says on which side the system's headers stand;
   WINDOWS_FIRST turns the order of windows.h and winsock2.h around. */
#ifdef STD_FIRST
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#endif
#define WIN32_LEAN_AND_MEAN
#ifdef WINDOWS_FIRST
#include <windows.h>
#include <winsock2.h>
#else
#include <winsock2.h>
#include <windows.h>
#endif
#include <mstcpip.h>
#include <mswsock.h>
#include <process.h>
#include <ws2tcpip.h>
#include <afunix.h>
#define WIN32_NO_STATUS
#include <ntstatus.h>
#include <winternl.h>
#ifndef STD_FIRST
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#endif

typedef struct {
  OVERLAPPED overlapped;
  WSABUF buffer;
  SOCKET socket;
  LIST_ENTRY link;
  char data[64];
} OPERATION;

static CRITICAL_SECTION section;
static SRWLOCK lock = SRWLOCK_INIT;
static CONDITION_VARIABLE condition = CONDITION_VARIABLE_INIT;
static volatile LONG counter;
static volatile long long_counter;
static volatile LONG64 counter64;
static LONGLONG plain64;
static volatile SHORT counter16;
static PVOID volatile head;
static __declspec(thread) int per_thread;
typedef struct __declspec(align(64)) {
  volatile LONG value;
} ALIGNED;
typedef __declspec(align(32)) int ALIGNED_INT;

extern __declspec(dllexport) int WINAPI exported(void);
__declspec(noinline) int WINAPI exported(void) { return per_thread; }
static __forceinline int __cdecl forced(int n) { return n; }

static DWORD WINAPI worker(LPVOID parameter) {
  HANDLE port = parameter;
  for (;;) {
    DWORD bytes = 0;
    ULONG_PTR key = 0;
    LPOVERLAPPED overlapped = NULL;
    BOOL ok = GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE);
    if (!overlapped) return ok ? NO_ERROR : GetLastError();
    OPERATION *operation = CONTAINING_RECORD(overlapped, OPERATION, overlapped);
    if (!HasOverlappedIoCompleted(&operation->overlapped)) continue;
    operation->buffer.buf = operation->data;
    operation->buffer.len = sizeof operation->data;
    ZeroMemory(&operation->overlapped, sizeof operation->overlapped);
    operation->overlapped.Offset = 0;
    operation->overlapped.OffsetHigh = 0;
    operation->overlapped.Pointer = NULL;
    DWORD flags = 0;
    if (WSARecv(operation->socket, &operation->buffer, 1, NULL, &flags, (LPWSAOVERLAPPED)&operation->overlapped,
        NULL) ==
            SOCKET_ERROR &&
        WSAGetLastError() != WSA_IO_PENDING)
      closesocket(operation->socket);
  }
}

static unsigned __stdcall other_worker(void *parameter) { return worker(parameter); }

int atomics(void);
int atomics(void) {
  volatile unsigned int flags = 0;
  LONG before = InterlockedExchange(&counter, 1);
  InterlockedIncrement(&counter);
  InterlockedDecrement(&counter);
  InterlockedIncrement(&long_counter);
  before += InterlockedCompareExchange(&counter, 2, 1);
  before += InterlockedCompareExchange(&long_counter, 2, 1);
  InterlockedExchangeAdd(&counter, -1);
  InterlockedAdd(&counter, 1);
  InterlockedOr(&flags, 0x80000000);
  InterlockedAnd(&counter, ~1);
  InterlockedXor(&counter, 1);
  InterlockedIncrement64(&counter64);
  InterlockedIncrement64(&plain64);
  InterlockedExchange64(&counter64, 1);
  InterlockedCompareExchange64(&counter64, 1, 0);
  InterlockedIncrement16(&counter16);
  _InterlockedIncrement(&counter);
  _InterlockedExchange64(&counter64, 2);
  _InterlockedCompareExchange16(&counter16, 1, 0);
  before += InterlockedBitTestAndSet(&counter, 3);
  before += InterlockedBitTestAndReset(&counter, 3);
  InterlockedExchangePointer(&head, NULL);
  InterlockedExchangePointer((PVOID *)&head, &section);
  if (InterlockedCompareExchangePointer(&head, &section, NULL) != NULL) before++;
  YieldProcessor();
  MemoryBarrier();
  return before + forced(1);
}

int sockets(void);
int sockets(void) {
  WSADATA data;
  struct sockaddr_in address;
  SOCKADDR_IN6 address6;
  struct sockaddr_storage storage;
  struct addrinfo hints, *found = NULL;
  int length = sizeof address, size = sizeof(int), option = 1, result = 0;
  socklen_t storage_length = sizeof storage;
  struct linger linger = {1, 0};
  u_long on = 1;
  DWORD waiting = 0, bytes;
  fd_set readable, writable;
  struct timeval timeout = {0, 1000};
  TIMEVAL other_timeout = {1, 0};
  WSAPOLLFD polled[1];
  char text[INET6_ADDRSTRLEN];

  if (WSAStartup(MAKEWORD(2, 2), &data) || LOBYTE(data.wVersion) != 2 || HIBYTE(data.wVersion) != 2) return -1;
  SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP), c;
  if (s == INVALID_SOCKET) return WSAGetLastError();
  c = WSASocketW(PF_INET6, SOCK_DGRAM, IPPROTO_UDP, NULL, 0, WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
  memset(&address, 0, sizeof address);
  memset(&address6, 0, sizeof address6);
  memset(&hints, 0, sizeof hints);
  address.sin_family = AF_INET;
  address.sin_port = htons(80);
  address.sin_addr.s_addr = htonl(INADDR_ANY);
  address.sin_addr.S_un.S_addr = inet_addr("127.0.0.1");
  address.sin_addr.S_un.S_un_b.s_b1 = 127;
  address6.sin6_addr = in6addr_any;
  address6.sin6_scope_id = 0;
  result += bind(s, (SOCKADDR *)&address, sizeof address);
  result += bind(c, (const struct sockaddr *)&address6, sizeof address6);
  result += listen(s, SOMAXCONN);
  c = accept(s, (struct sockaddr *)&address, &length);
  c = accept(s, (struct sockaddr *)&storage, &storage_length);
  c = WSAAccept(s, NULL, NULL, NULL, 0);
  result += connect(c, (PSOCKADDR)&address, length);
  result += getsockname(s, (struct sockaddr *)&address, &length) + getpeername(s, (LPSOCKADDR)&address, &length);
  result += setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&option, sizeof option);
  result += setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&linger, sizeof linger);
  result += setsockopt(s, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (char *)&s, sizeof s);
  result += setsockopt(s, IPPROTO_TCP, TCP_NODELAY, (char *)&option, sizeof option);
  result += getsockopt(s, SOL_SOCKET, SO_ERROR, (char *)&option, &size);
  result += ioctlsocket(s, FIONBIO, &on) + ioctlsocket(s, (long)FIONREAD, (u_long *)&waiting);
  result += send(s, "x", 1, 0) + recv(s, text, sizeof text, MSG_PEEK);
  result += sendto(s, text, 1, 0, (struct sockaddr *)&address, sizeof address);
  result += recvfrom(s, text, 1, 0, (struct sockaddr *)&address, &length);
  result += shutdown(s, SD_SEND);

  FD_ZERO(&readable);
  FD_ZERO(&writable);
  FD_SET(s, &readable);
  FD_SET(c, &writable);
  if (FD_ISSET(s, &readable)) FD_CLR(s, &readable);
  result += select(0, &readable, &writable, NULL, &timeout) + select((int)s + 1, NULL, NULL, NULL, &other_timeout);
  result += (int)readable.fd_count + (int)readable.fd_array[0];
  polled[0].fd = s;
  polled[0].events = POLLIN | POLLOUT;
  result += WSAPoll(polled, 1, 10);

  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  if (!getaddrinfo("localhost", "80", &hints, &found)) {
    result += (int)found->ai_addrlen;
    freeaddrinfo(found);
  } else {
    puts(gai_strerror(EAI_NONAME));
  }
  getnameinfo((SOCKADDR *)&address, sizeof address, text, sizeof text, NULL, 0, NI_NUMERICHOST);
  inet_pton(AF_INET, "1.2.3.4", &address.sin_addr);
  InetPtonA(AF_INET6, "::1", &address6.sin6_addr);
  puts(inet_ntop(AF_INET, &address.sin_addr, text, sizeof text));
  puts(inet_ntoa(address.sin_addr));
  struct hostent *host = gethostbyname("localhost");
  if (host) memcpy(&address.sin_addr, host->h_addr, (size_t)host->h_length);
  gethostname(text, sizeof text);

  GUID id = WSAID_ACCEPTEX, other = WSAID_CONNECTEX;
  LPFN_ACCEPTEX accept_ex = NULL;
  LPFN_CONNECTEX connect_ex = NULL;
  WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &id, sizeof id, &accept_ex, sizeof accept_ex, &bytes, NULL, NULL);
  if (IsEqualGUID(&id, &other)) accept_ex = AcceptEx;
  struct tcp_keepalive alive = {1, 1000, 1000};
  WSAIoctl(s, SIO_KEEPALIVE_VALS, &alive, sizeof alive, NULL, 0, &bytes, NULL, NULL);
  if (connect_ex) connect_ex(s, (struct sockaddr *)&address, sizeof address, NULL, 0, NULL, NULL);
  struct sockaddr *local, *remote;
  GetAcceptExSockaddrs(text, 0, sizeof address + 16, sizeof address + 16, &local, &length, &remote, &length);
  WSAMSG message;
  char control[WSA_CMSG_SPACE(sizeof(IN_PKTINFO))];
  memset(&message, 0, sizeof message);
  message.Control.buf = control;
  message.Control.len = sizeof control;
  for (WSACMSGHDR *h = WSA_CMSG_FIRSTHDR(&message); h; h = WSA_CMSG_NXTHDR(&message, h))
    result += ((IN_PKTINFO *)(void *)WSA_CMSG_DATA(h))->ipi_ifindex == 1;
  closesocket(s);
  return result + WSACleanup() + max(1, 2) + min(1, 2);
}

int others(void);
int others(void) {
  SYSTEM_INFO info;
  LARGE_INTEGER now, frequency;
  FILETIME time;
  SYSTEMTIME parts;
  OVERLAPPED_ENTRY entries[4];
  HANDLE handles[MAXIMUM_WAIT_OBJECTS];
  WSAEVENT events[WSA_MAXIMUM_WAIT_EVENTS];
  DWORD id, bytes = 0;
  ULONG removed;
  char text[256];
  unsigned thread_id;
  HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  GetSystemInfo(&info);
  for (DWORD i = 0; i < info.dwNumberOfProcessors * 2; i++) handles[i % 64] = CreateThread(NULL, 0, worker, port, 0,
      &id);
  handles[0] = (HANDLE)_beginthreadex(NULL, 0, other_worker, port, CREATE_SUSPENDED, &thread_id);
  ResumeThread(handles[0]);
  SetThreadPriority(GetCurrentThread(), THREAD_PRIORITY_HIGHEST);
  PostQueuedCompletionStatus(port, 0, (ULONG_PTR)1, NULL);
  GetQueuedCompletionStatusEx(port, entries, 4, &removed, 10, FALSE);
  switch (WaitForMultipleObjects(2, handles, TRUE, INFINITE)) {
  case WAIT_OBJECT_0:
  case WAIT_TIMEOUT:
  case WAIT_FAILED:
  case WAIT_ABANDONED:
  case WAIT_IO_COMPLETION:
    break;
  }
  events[0] = WSACreateEvent();
  if (events[0] == WSA_INVALID_EVENT) return -1;
  WSAWaitForMultipleEvents(1, events, FALSE, WSA_INFINITE, FALSE);
  HANDLE event = CreateEvent(NULL, TRUE, FALSE, NULL), semaphore = CreateSemaphore(NULL, 0, 1, NULL);
  HANDLE mutex = CreateMutex(NULL, FALSE, NULL);
  SetEvent(event);
  ReleaseSemaphore(semaphore, 1, NULL);
  ReleaseMutex(mutex);
  InitializeCriticalSectionAndSpinCount(&section, 4000);
  EnterCriticalSection(&section);
  SleepConditionVariableCS(&condition, &section, 10);
  LeaveCriticalSection(&section);
  AcquireSRWLockExclusive(&lock);
  ReleaseSRWLockExclusive(&lock);
  QueryPerformanceCounter(&now);
  QueryPerformanceFrequency(&frequency);
  GetSystemTimeAsFileTime(&time);
  GetLocalTime(&parts);
  now.QuadPart = now.LowPart + now.u.HighPart + frequency.QuadPart + time.dwLowDateTime + parts.wYear;
  LPSTR allocated = NULL;
  FormatMessage(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL,
                ERROR_IO_PENDING, MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT), (LPTSTR)&allocated, 0, NULL);
  FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM, NULL, GetLastError(), 0, text, sizeof text, NULL);
  LocalFree(allocated);
  void *memory = GlobalAlloc(GPTR, sizeof(OPERATION));
  GlobalFree(memory);
  memory = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, 10);
  HeapFree(GetProcessHeap(), 0, memory);
  DWORD slot = TlsAlloc();
  if (slot != TLS_OUT_OF_INDEXES) TlsSetValue(slot, TlsGetValue(slot));
  WriteFile(port, TEXT("x"), 1, &bytes, NULL);
  Sleep(0);
  NTSTATUS status = STATUS_CANCELLED;
  if (!NT_SUCCESS(status)) bytes = RtlNtStatusToDosError(status);
  return CloseHandle(port) + (int)bytes + (sizeof(ALIGNED) == 64) + (sizeof(ALIGNED_INT) == 4);
}
