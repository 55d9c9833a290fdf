/* SPDX-License-Identifier: Apache-2.0 */
/* A port, and a connection whose one end is on it. */
#ifndef CHAOS_H
#define CHAOS_H

#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static HANDLE port;
static SOCKET ours, theirs;

static void connect_pair(void) {
  WSADATA data;
  WSAStartup(MAKEWORD(2, 2), &data);
  port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int length = sizeof address;
  SOCKET listener = socket(AF_INET, SOCK_STREAM, 0);
  theirs = socket(AF_INET, SOCK_STREAM, 0);
  bind(listener, (struct sockaddr *)&address, length);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr *)&address, &length);
  connect(theirs, (struct sockaddr *)&address, length);
  ours = accept(listener, NULL, NULL);
  closesocket(listener);
  CreateIoCompletionPort((HANDLE)ours, port, 1, 0);
}

static inline void receive_into(char *buffer, unsigned length, OVERLAPPED *record) {
  WSABUF vector = {length, buffer};
  DWORD flags = 0;
  memset(record, 0, sizeof *record);
  WSARecv(ours, &vector, 1, NULL, &flags, record, NULL);
}

/* The next packet's record, NULL when none comes in time. */
static inline OVERLAPPED *next_packet(DWORD milliseconds) {
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record = NULL;
  GetQueuedCompletionStatus(port, &bytes, &key, &record, milliseconds);
  return record;
}

#endif
