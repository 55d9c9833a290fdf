// SPDX-License-Identifier: Apache-2.0
// A server in the style of online games: a project with a precompiled header, includes with backslashes in any
// letter case, sessions that count their users, __try around the work of a thread, a main loop that looks at the
// keyboard, and void main.
//
//   game_server [PORT]
#include "stdafx.h"
#include "NET\Session.h"

static HANDLE g_iocp;
static SOCKET g_listener;
static volatile BOOL g_running = TRUE;
static CRITICAL_SECTION g_lock;
static std::map<UID, CSession *> g_sessions;
static UID g_nextId = 0;
static DWORD g_peak = 0;

static void AddSession(CSession *session) {
  EnterCriticalSection(&g_lock);
  __try {
    g_sessions[session->Id()] = session;
    g_peak = max(g_peak, g_sessions.size());
  } __finally {
    LeaveCriticalSection(&g_lock);
  }
}

static bool RemoveSession(CSession *session) {
  EnterCriticalSection(&g_lock);
  __try {
    std::map<UID, CSession *>::iterator found = g_sessions.find(session->Id());
    if (found == g_sessions.end()) return false;
    g_sessions.erase(found);
    return true;
  } __finally {
    LeaveCriticalSection(&g_lock);
  }
}

static void Disconnect(CSession *session) {
  if (RemoveSession(session)) session->Release();
}

unsigned int __stdcall WorkerThread(LPVOID) {
  while (g_running) {
    DWORD bytes = 0;
    CSession *key = NULL;
    OVERLAPPED_EX *io = NULL;
    BOOL result = GetQueuedCompletionStatus(g_iocp, &bytes, (PULONG_PTR)&key, (LPOVERLAPPED *)&io, INFINITE);
    if (io == NULL) break;
    CSession *session = io->session;
    __try {
      if (!result || bytes == 0) {
        Disconnect(session);
        __leave;
      }
      if (io->type == IO_RECV ? !session->PostSend(bytes) : !session->PostRecv()) Disconnect(session);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
      _tprintf(_T("exception %08x\n"), (unsigned)GetExceptionCode());
    }
    session->Release();
  }
  return 0;
}

unsigned int __stdcall AcceptThread(LPVOID) {
  while (g_running) {
    SOCKADDR_IN address;
    int length = sizeof(address);
    SOCKET socket = accept(g_listener, (SOCKADDR *)&address, &length);
    if (socket == INVALID_SOCKET) continue;
    CSession *session = new CSession(socket, ++g_nextId);
    session->KeepAlive(30);
    CreateIoCompletionPort((HANDLE)socket, g_iocp, (ULONG_PTR)session, 0);
    AddSession(session);
    if (!session->PostRecv()) Disconnect(session);
  }
  return 0;
}

static BOOL WINAPI CtrlHandler(DWORD) {
  g_running = FALSE;
  return TRUE;
}

void main(int argc, char *argv[]) {
  _CrtSetDbgFlag(_CRTDBG_ALLOC_MEM_DF | _CRTDBG_LEAK_CHECK_DF);
  WSADATA wsa;
  if (WSAStartup(WINSOCK_VERSION, &wsa)) return;
  SetConsoleCtrlHandler(CtrlHandler, TRUE);
  timeBeginPeriod(1);
  InitializeCriticalSection(&g_lock);
  g_iocp = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, NULL, 0);
  g_listener = WSASocket(PF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, NULL, WSA_FLAG_OVERLAPPED);
  SOCKADDR_IN address;
  int length = sizeof(address);
  memset(&address, 0, sizeof(address));
  address.sin_family = PF_INET;
  address.sin_port = htons(argc > 1 ? atoi(argv[1]) : 0);
  address.sin_addr.s_addr = htonl(INADDR_ANY);
  bind(g_listener, (SOCKADDR *)&address, sizeof(address));
  listen(g_listener, 10);
  getsockname(g_listener, (SOCKADDR *)&address, &length);
  HANDLE threads[5];
  for (int i = 0; i < 4; i++) threads[i] = (HANDLE)_beginthreadex(NULL, 0, WorkerThread, NULL, 0, NULL);
  threads[4] = (HANDLE)_beginthreadex(NULL, 0, AcceptThread, NULL, 0, NULL);
  printf("listening %d\n", ntohs(address.sin_port));
  fflush(stdout);

  DWORD started = timeGetTime();
  while (g_running) {
    if (_kbhit() && tolower(_getch()) == 'q') break;
    Sleep(20);
  }
  g_running = FALSE;
  closesocket(g_listener);
  for (int i = 0; i < 4; i++) PostQueuedCompletionStatus(g_iocp, 0, 0, NULL);
  WaitForMultipleObjects(5, threads, TRUE, INFINITE);
  printf("stopped after %I64u connections\n", g_nextId);
  if (timeGetTime() - started > 3600 * 1000) printf("peak %lu\n", g_peak);
  DeleteCriticalSection(&g_lock);
  CloseHandle(g_iocp);
  timeEndPeriod(1);
  WSACleanup();
}
