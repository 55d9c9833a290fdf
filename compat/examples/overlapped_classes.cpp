// SPDX-License-Identifier: Apache-2.0
// An echo server as C++ programs around 2005 were written: operations that inherit from OVERLAPPED and know what to
// do when they end, a class for the port, one for the listener with a blocking accept in a thread, smart locks by
// hand.
//
//   overlapped_classes [PORT]
#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <process.h>
#include <tchar.h>
#include <exception>
#include <iostream>
#include <list>
#include <string>
#include <vector>
#pragma comment(lib, "Ws2_32.lib")

class CCriticalSection {
 public:
  CCriticalSection() { ::InitializeCriticalSectionAndSpinCount(&m_cs, 4000); }
  ~CCriticalSection() { ::DeleteCriticalSection(&m_cs); }
  void Lock() { ::EnterCriticalSection(&m_cs); }
  void Unlock() { ::LeaveCriticalSection(&m_cs); }

 private:
  CRITICAL_SECTION m_cs;
};

class CAutoLock {
 public:
  explicit CAutoLock(CCriticalSection &cs) : m_cs(cs) { m_cs.Lock(); }
  ~CAutoLock() { m_cs.Unlock(); }

 private:
  CCriticalSection &m_cs;
};

// An operation on its way. The port gives it back, and it finishes itself.
class COperation : public OVERLAPPED {
 public:
  COperation() { Reset(); }
  virtual ~COperation() {}
  void Reset() { ZeroMemory(static_cast<OVERLAPPED *>(this), sizeof(OVERLAPPED)); }
  virtual void Completed(BOOL bSuccess, DWORD dwBytes) = 0;
};

class CConnection {
 public:
  CConnection(SOCKET s, class CServer &server) : m_socket(s), m_server(server), m_read(*this), m_write(*this) {}
  ~CConnection() { ::closesocket(m_socket); }
  bool Receive();
  SOCKET Socket() const { return m_socket; }

 private:
  class CRead : public COperation {
   public:
    explicit CRead(CConnection &owner) : m_owner(owner) {}
    virtual void Completed(BOOL bSuccess, DWORD dwBytes) { m_owner.OnRead(bSuccess, dwBytes); }

   private:
    CConnection &m_owner;
  };
  class CWrite : public COperation {
   public:
    explicit CWrite(CConnection &owner) : m_owner(owner) {}
    virtual void Completed(BOOL bSuccess, DWORD dwBytes) { m_owner.OnWrite(bSuccess, dwBytes); }

   private:
    CConnection &m_owner;
  };
  void OnRead(BOOL bSuccess, DWORD dwBytes);
  void OnWrite(BOOL bSuccess, DWORD dwBytes);

  SOCKET m_socket;
  CServer &m_server;
  CRead m_read;
  CWrite m_write;
  BYTE m_data[2048];
};

class CServer {
 public:
  CServer() : m_port(::CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0)), m_listener(INVALID_SOCKET),
      m_count(0) {
    if (m_port == NULL) throw std::runtime_error("CreateIoCompletionPort");
    SYSTEM_INFO info;
    ::GetSystemInfo(&info);
    for (DWORD i = 0; i < std::max<DWORD>(info.dwNumberOfProcessors, 2); i++)
      m_threads.push_back((HANDLE)_beginthreadex(NULL, 0, &CServer::WorkerThread, this, 0, NULL));
  }

  int Listen(int port) {
    m_listener = ::socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    sockaddr_in address = {0};
    int length = sizeof(address);
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = INADDR_ANY;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), length) == SOCKET_ERROR ||
        ::listen(m_listener, SOMAXCONN) == SOCKET_ERROR)
      throw std::runtime_error("listen");
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &length);
    unsigned id = 0;
    m_acceptor = (HANDLE)_beginthreadex(NULL, 0, &CServer::AcceptThread, this, 0, &id);
    return ntohs(address.sin_port);
  }

  // The acceptor is let out by closing its socket.
  void Stop() {
    ::closesocket(m_listener);
    ::WaitForSingleObject(m_acceptor, INFINITE);
    for (size_t i = 0; i < m_threads.size(); i++) ::PostQueuedCompletionStatus(m_port, 0, 0, NULL);
    ::WaitForMultipleObjects((DWORD)m_threads.size(), &m_threads[0], TRUE, INFINITE);
    for (HANDLE thread : m_threads) ::CloseHandle(thread);
    CAutoLock lock(m_lock);
    for (std::list<CConnection *>::iterator i = m_connections.begin(); i != m_connections.end(); ++i) delete *i;
    m_connections.clear();
  }

  void Remove(CConnection *connection) {
    CAutoLock lock(m_lock);
    m_connections.remove(connection);
    delete connection;
  }
  LONG Count() const { return m_count; }

 private:
  static unsigned __stdcall WorkerThread(void *argument) {
    CServer *self = static_cast<CServer *>(argument);
    for (;;) {
      DWORD bytes = 0;
      ULONG_PTR key = 0;
      LPOVERLAPPED overlapped = NULL;
      BOOL success = ::GetQueuedCompletionStatus(self->m_port, &bytes, &key, &overlapped, INFINITE);
      if (overlapped == NULL) return 0;
      static_cast<COperation *>(overlapped)->Completed(success, bytes);
    }
  }

  static unsigned __stdcall AcceptThread(void *argument) {
    CServer *self = static_cast<CServer *>(argument);
    for (;;) {
      SOCKADDR_IN from;
      int length = sizeof(from);
      SOCKET s = ::WSAAccept(self->m_listener, (SOCKADDR *)&from, &length, NULL, 0);
      if (s == INVALID_SOCKET) return ::WSAGetLastError();
      BOOL on = TRUE;
      ::setsockopt(s, IPPROTO_TCP, TCP_NODELAY, (char *)&on, sizeof(on));
      CConnection *connection = new CConnection(s, *self);
      {
        CAutoLock lock(self->m_lock);
        self->m_connections.push_back(connection);
      }
      ::InterlockedIncrement(&self->m_count);
      ::CreateIoCompletionPort((HANDLE)s, self->m_port, (ULONG_PTR)connection, 0);
      if (!connection->Receive()) self->Remove(connection);
    }
  }

  HANDLE m_port;
  SOCKET m_listener;
  HANDLE m_acceptor;
  volatile LONG m_count;
  std::vector<HANDLE> m_threads;
  std::list<CConnection *> m_connections;
  CCriticalSection m_lock;
};

bool CConnection::Receive() {
  WSABUF buffer = {sizeof(m_data), reinterpret_cast<char *>(m_data)};
  DWORD flags = 0, bytes = 0;
  m_read.Reset();
  return ::WSARecv(m_socket, &buffer, 1, &bytes, &flags, &m_read, NULL) == 0 || ::WSAGetLastError() == WSA_IO_PENDING;
}

void CConnection::OnRead(BOOL bSuccess, DWORD dwBytes) {
  WSABUF buffer = {dwBytes, reinterpret_cast<char *>(m_data)};
  DWORD bytes = 0;
  m_write.Reset();
  if (!bSuccess || dwBytes == 0 ||
      (::WSASend(m_socket, &buffer, 1, &bytes, 0, &m_write, NULL) == SOCKET_ERROR &&
       ::WSAGetLastError() != ERROR_IO_PENDING))
    m_server.Remove(this);
}

void CConnection::OnWrite(BOOL bSuccess, DWORD dwBytes) {
  if (!bSuccess || dwBytes == 0 || !Receive()) m_server.Remove(this);
}

static HANDLE g_stop;
static BOOL WINAPI Handler(DWORD) { return ::SetEvent(g_stop); }

int main(int argc, char *argv[]) {
  WSAData data;
  if (::WSAStartup(MAKEWORD(2, 2), &data) != 0) return 1;
  try {
    g_stop = ::CreateEvent(NULL, TRUE, FALSE, NULL);
    ::SetConsoleCtrlHandler(Handler, TRUE);
    CServer server;
    std::cout << "listening " << server.Listen(argc > 1 ? atoi(argv[1]) : 0) << std::endl;
    ::WaitForSingleObject(g_stop, INFINITE);
    server.Stop();
    std::cout << "stopped after " << server.Count() << " connections" << std::endl;
  } catch (const std::exception &e) {
    std::cerr << e.what() << ": " << ::WSAGetLastError() << std::endl;
    return 1;
  }
  ::WSACleanup();
  return 0;
}
