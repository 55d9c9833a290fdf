/* SPDX-License-Identifier: Apache-2.0 */

/* [ERR-14] Without WSAStartup socket calls give 10093; ports do not need it.

   Wine 8 does not ask for WSAStartup; Microsoft Learn, "WSAStartup", says WSANOTINITIALISED. */

#include "../trace.h"

int main(void) {
  SAY_SOCK("socket", socket(AF_INET, SOCK_STREAM, 0) == INVALID_SOCKET ? SOCKET_ERROR : 0);
  SAY_SOCK("WSASocketW", WSASocketW(AF_INET, SOCK_STREAM, 0, NULL, 0, WSA_FLAG_OVERLAPPED) == INVALID_SOCKET
                           ? SOCKET_ERROR
                           : 0);
  SAY_SOCK("closesocket", closesocket((SOCKET)4));
  SAY_SOCK("bind", bind((SOCKET)4, NULL, 0));
  SAY_SOCK("select", select(0, NULL, NULL, NULL, NULL));
  SAY_SOCK("gethostname", gethostname(data[0], 100));
  receive("receive", (SOCKET)4, 0, 16);
  transmit("send", (SOCKET)4, 1, "x");
  HANDLE port = new_port(0);
  PostQueuedCompletionStatus(port, 1, 2, NULL);
  packet("a port", port);
  start();
  SAY_SOCK("after WSAStartup", closesocket(stream()));
  return 0;
}
