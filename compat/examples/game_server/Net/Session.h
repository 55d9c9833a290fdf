// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "..\Common\Protocol.h"

enum IO_TYPE { IO_RECV, IO_SEND };

struct OVERLAPPED_EX {
  WSAOVERLAPPED overlapped;
  IO_TYPE type;
  class CSession *session;
};

// One player: a socket, its two operations, and who still uses it.
class CSession {
 public:
  CSession(SOCKET socket, UID id);
  ~CSession();
  BOOL PostRecv();
  BOOL PostSend(DWORD size);
  void KeepAlive(DWORD seconds);
  LONG AddRef() { return InterlockedIncrement(&m_refs); }
  LONG Release() {
    LONG left = InterlockedDecrement(&m_refs);
    if (left == 0) delete this;
    return left;
  }
  UID Id() const { return m_id; }

  __declspec(align(16)) CHAR m_buffer[MAX_PACKET];

 private:
  SOCKET m_socket;
  UID m_id;
  volatile LONG m_refs;
  OVERLAPPED_EX m_recv, m_send;
};
