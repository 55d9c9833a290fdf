/* SPDX-License-Identifier: Apache-2.0 */
/* A receive that ends on a port, with the headers, a socket and a thread. */
#ifndef _WIN32
#error "Windows source is compiled with _WIN32"
#endif
#include <winsock2.h>
#include <windows.h>
#include <stdio.h>

static DWORD WINAPI sender(void *socket_of_peer) {
  return (DWORD)send((SOCKET)socket_of_peer, "hello", 5, 0);
}

int main(void) {
  WSADATA wsa;
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int size = sizeof here;
  char text[16];
  WSABUF buffer = {sizeof text, text};
  DWORD bytes = 0, flags = 0;
  ULONG_PTR key = 0;
  OVERLAPPED operation = {0}, *done = NULL;

  if (WSAStartup(MAKEWORD(2, 2), &wsa) != 0) return 1;
  HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
  SOCKET listener = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0);
  bind(listener, (struct sockaddr *)&here, size);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr *)&here, &size);
  connect(client, (struct sockaddr *)&here, size);
  SOCKET server = accept(listener, NULL, NULL);
  CreateIoCompletionPort((HANDLE)server, port, 7, 0);
  WSARecv(server, &buffer, 1, NULL, &flags, &operation, NULL);
  HANDLE thread = CreateThread(NULL, 0, sender, (void *)client, 0, NULL);
  if (!GetQueuedCompletionStatus(port, &bytes, &key, &done, 10000) || done != &operation) return 1;
  WaitForSingleObject(thread, INFINITE);
  printf("%.*s, key %d\n", (int)bytes, text, (int)key);
  return 0;
}
