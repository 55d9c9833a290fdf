/* SPDX-License-Identifier: Apache-2.0 */

/* Sending where nobody reads is an error, never a signal. */

#include "../trace.h"

#include <signal.h>

static volatile sig_atomic_t signals;

static void count(int signal) {
  (void)signal;
  signals++;
}

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  signal(SIGPIPE, count);
  HANDLE port = new_port(0);
  associate(port, mine, 1);
  close_with_reset(peer);
  until_readable(mine);
  SAY_SOCK("send", send(mine, "x", 1, 0));
  SAY_SOCK("send", send(mine, "x", 1, 0));
  transmit("overlapped", mine, 0, "x");
  transmit("overlapped", mine, 1, "x");

  connected_pair(&mine, &peer);
  associate(port, mine, 2);
  closesocket(peer);
  until_readable(mine);
  for (int i = 0; i < 3; i++) {
    int failed = send(mine, "x", 1, 0) == SOCKET_ERROR;
    if (failed) break;
  }
  WSABUF buffer = {8 << 20, calloc(1, 8 << 20)};
  WSASend(mine, &buffer, 1, NULL, 0, &operation[2], NULL);
  SAY_SOCK("shutdown", shutdown(mine, SD_SEND) == SOCKET_ERROR || 1);
  closesocket(mine);
  say("signals %d", (int)signals);
  return 0;
}
