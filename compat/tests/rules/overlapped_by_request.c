/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-30 PORT-6] socket() makes a socket for overlapped I/O; WSASocket does so if asked. Others are not associated:
   87. */

#include "../trace.h"

static void try(const char *title, HANDLE port, SOCKET s) {
  must(s != INVALID_SOCKET, "a socket");
  SAY_BOOL(title, CreateIoCompletionPort((HANDLE)s, port, 1, 0) == port);
}

int main(void) {
  start();
  HANDLE port = new_port(0);
  try("socket", port, socket(AF_INET, SOCK_STREAM, 0));
  try("with the flag", port, WSASocketW(AF_INET, SOCK_STREAM, 0, NULL, 0, WSA_FLAG_OVERLAPPED));
  try("without", port, WSASocketW(AF_INET, SOCK_STREAM, 0, NULL, 0, 0));
  try("datagrams without", port, WSASocketW(AF_INET, SOCK_DGRAM, 0, NULL, 0, 0));
  return 0;
}
