// SPDX-License-Identifier: Apache-2.0
// An echo server of a UNICODE build: _tmain, TCHAR texts, L"" literals, settings from a file beside the program, a
// log in UTF-16. Datagrams of text are not its business; each line of a connection is echoed as it came.
//
//   unicode_server [/port:PORT]
#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <process.h>
#include <strsafe.h>
#include <tchar.h>
#include <string>
#include <vector>
#include "Log.h"
#pragma comment(lib, "ws2_32")

typedef std::basic_string<TCHAR> tstring;

struct PER_IO_DATA {
  OVERLAPPED ov;
  WSABUF wsabuf;
  char buffer[1024];
  bool fSend;
};
typedef struct PER_HANDLE_DATA {
  SOCKET s;
  SOCKADDR_IN addr;
} *LPPER_HANDLE_DATA;

static Log g_log(_T("server"));
static HANDLE g_hIocp, g_hQuit;
static volatile LONG g_lServed;

static tstring PeerName(const SOCKADDR_IN &addr) {
  TCHAR name[64] = _T("");
  DWORD cch = _countof(name);
  if (WSAAddressToString((LPSOCKADDR)&addr, sizeof(addr), NULL, name, &cch) == SOCKET_ERROR) return _T("unknown");
  return name;
}

static bool Post(LPPER_HANDLE_DATA handle, PER_IO_DATA *io, bool fSend, DWORD cb) {
  DWORD flags = 0;
  SecureZeroMemory(&io->ov, sizeof(io->ov));
  io->fSend = fSend;
  io->wsabuf.buf = io->buffer;
  io->wsabuf.len = cb;
  int rc = fSend ? WSASend(handle->s, &io->wsabuf, 1, NULL, 0, &io->ov, NULL)
                 : WSARecv(handle->s, &io->wsabuf, 1, NULL, &flags, &io->ov, NULL);
  return rc == 0 || WSAGetLastError() == ERROR_IO_PENDING;
}

static unsigned int WINAPI Worker(LPVOID) {
  DWORD cb;
  LPPER_HANDLE_DATA handle;
  LPOVERLAPPED pov;
  while (true) {
    BOOL ok = GetQueuedCompletionStatus(g_hIocp, &cb, (PULONG_PTR)&handle, &pov, INFINITE);
    if (pov == NULL) break;
    PER_IO_DATA *io = CONTAINING_RECORD(pov, PER_IO_DATA, ov);
    if (!ok || cb == 0 || !Post(handle, io, !io->fSend, io->fSend ? sizeof(io->buffer) : cb)) {
      g_log.Write(_T("%s has gone"), PeerName(handle->addr).c_str());
      closesocket(handle->s);
      delete handle;
      delete io;
    }
  }
  return 0;
}

static BOOL WINAPI ConsoleHandler(DWORD) { return SetEvent(g_hQuit); }

// A port from the command line, or from NAME.ini beside the program, or any.
static int GetPort(int argc, TCHAR *argv[]) {
  for (int i = 1; i < argc; i++)
    if (_tcsnicmp(argv[i], _T("/port:"), 6) == 0) return _ttoi(argv[i] + 6);
  TCHAR path[MAX_PATH];
  GetModuleFileName(NULL, path, MAX_PATH);
  TCHAR *slash = _tcsrchr(path, _T('\\'));
  if (slash == NULL) return 0;
  StringCchCopy(slash + 1, MAX_PATH - (slash + 1 - path), _T("unicode_server.ini"));
  return GetPrivateProfileInt(_T("Server"), _T("Port"), 0, path);
}

int _tmain(int argc, _TCHAR *argv[]) {
  WSADATA wsa;
  if (WSAStartup(MAKEWORD(2, 2), &wsa) != 0) return 1;
  g_log.Write(_T("%s, %d bits, grüßt %s"), _T("Größe eines Zeichens"), (int)sizeof(TCHAR) * 8, _T("Ω"));
  g_hIocp = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  g_hQuit = CreateEvent(NULL, TRUE, FALSE, _T("unicode_server_quit"));
  SetConsoleCtrlHandler(ConsoleHandler, TRUE);
  std::vector<HANDLE> threads;
  for (int i = 0; i < 3; i++) threads.push_back((HANDLE)_beginthreadex(NULL, 0, Worker, NULL, 0, NULL));

  SOCKET listener = WSASocket(AF_INET, SOCK_STREAM, 0, NULL, 0, WSA_FLAG_OVERLAPPED);
  SOCKADDR_IN addr = {0};
  addr.sin_family = AF_INET;
  addr.sin_addr.S_un.S_addr = htonl(INADDR_ANY);
  addr.sin_port = htons((u_short)GetPort(argc, argv));
  int len = sizeof(addr);
  if (bind(listener, (LPSOCKADDR)&addr, len) == SOCKET_ERROR || listen(listener, SOMAXCONN) == SOCKET_ERROR) {
    g_log.Error(_T("bind"), WSAGetLastError());
    return 1;
  }
  getsockname(listener, (LPSOCKADDR)&addr, &len);
  _tprintf(_T("listening %d\n"), ntohs(addr.sin_port));
  fflush(stdout);

  WSAEVENT accepted = WSACreateEvent();
  WSAEventSelect(listener, accepted, FD_ACCEPT);
  HANDLE waits[] = {g_hQuit, accepted};
  while (WaitForMultipleObjects(_countof(waits), waits, FALSE, INFINITE) == WAIT_OBJECT_0 + 1) {
    WSANETWORKEVENTS events;
    if (WSAEnumNetworkEvents(listener, accepted, &events) || !(events.lNetworkEvents & FD_ACCEPT)) continue;
    for (;;) {
      LPPER_HANDLE_DATA handle = new PER_HANDLE_DATA;
      len = sizeof(handle->addr);
      handle->s = accept(listener, (LPSOCKADDR)&handle->addr, &len);
      if (handle->s == INVALID_SOCKET) {
        delete handle;
        break;
      }
      WSAEventSelect(handle->s, NULL, 0);
      g_log.Write(_T("%s has come"), PeerName(handle->addr).c_str());
      InterlockedIncrement(&g_lServed);
      CreateIoCompletionPort((HANDLE)handle->s, g_hIocp, (ULONG_PTR)handle, 0);
      PER_IO_DATA *io = new PER_IO_DATA;
      if (!Post(handle, io, false, sizeof(io->buffer))) {
        closesocket(handle->s);
        delete handle;
        delete io;
      }
    }
  }
  for (size_t i = 0; i < threads.size(); i++) PostQueuedCompletionStatus(g_hIocp, 0, 0, NULL);
  WaitForMultipleObjects((DWORD)threads.size(), &threads[0], TRUE, INFINITE);
  tstring result = _T("stopped after ");
  TCHAR number[16];
  _itot_s(g_lServed, number, 16, 10);
  result += number;
  _putts((result + _T(" connections")).c_str());
  return 0;
}
