// SPDX-License-Identifier: Apache-2.0
#include "stdafx.h"
#include "net\session.h"

CSession::CSession(SOCKET socket, UID id) : m_socket(socket), m_id(id), m_refs(1) {
  memset(&m_recv, 0, sizeof(m_recv));
  memset(&m_send, 0, sizeof(m_send));
  m_recv.type = IO_RECV;
  m_send.type = IO_SEND;
  m_recv.session = m_send.session = this;
}

CSession::~CSession() { closesocket(m_socket); }

void CSession::KeepAlive(DWORD seconds) {
  tcp_keepalive values = {TRUE, seconds * 1000, 1000};
  DWORD returned = 0;
  WSAIoctl(m_socket, SIO_KEEPALIVE_VALS, &values, sizeof(values), NULL, 0, &returned, NULL, NULL);
}

BOOL CSession::PostRecv() {
  WSABUF buffer = {MAX_PACKET, m_buffer};
  DWORD flags = 0, received = 0;
  ZeroMemory(&m_recv.overlapped, sizeof(WSAOVERLAPPED));
  AddRef();
  if (WSARecv(m_socket, &buffer, 1, &received, &flags, &m_recv.overlapped, NULL) == SOCKET_ERROR &&
      WSAGetLastError() != WSA_IO_PENDING) {
    Release();
    return FALSE;
  }
  return TRUE;
}

BOOL CSession::PostSend(DWORD size) {
  WSABUF buffer = {size, m_buffer};
  DWORD sent = 0;
  ZeroMemory(&m_send.overlapped, sizeof(WSAOVERLAPPED));
  AddRef();
  if (WSASend(m_socket, &buffer, 1, &sent, 0, &m_send.overlapped, NULL) == SOCKET_ERROR &&
      WSAGetLastError() != WSA_IO_PENDING) {
    Release();
    return FALSE;
  }
  return TRUE;
}
