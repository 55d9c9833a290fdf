/* SPDX-License-Identifier: Apache-2.0 */

/* [CLOSE-14 ERR-14] After the last WSACleanup socket calls give 10093; each WSAStartup needs its own. */

#include "../trace.h"

int main(void) {
  SAY_SOCK("cleanup without startup", WSACleanup());
  start();
  start();
  SOCKET s = stream();
  SAY_SOCK("cleanup", WSACleanup());
  SAY_SOCK("still started", listen(s, 1) == SOCKET_ERROR && WSAGetLastError() == WSAEINVAL);
  SAY_SOCK("last cleanup", WSACleanup());
  SAY_SOCK("socket", socket(AF_INET, SOCK_STREAM, 0) == INVALID_SOCKET ? SOCKET_ERROR : 0);
  SAY_SOCK("one cleanup too many", WSACleanup());
  start();
  s = stream();
  SAY_SOCK("started again", closesocket(s));
  return 0;
}
