/* SPDX-License-Identifier: Apache-2.0 */

/* A socket is closed twice, and between the two another one is opened. [HANDLE-3 LIVE-1]

   Modelled on mz-automation/lib60870#52 and curl/curl#13086: after a failure the socket was closed where it was found,
   and again by the owner, when another thread could have got the same number.

   Windows: the second closesocket fails, if nobody has got the value meanwhile. If somebody has, it closes the
   connection of a client that did nothing wrong. */

#include "../zoo.h"

typedef struct Client {
  SOCKET socket;
} Client;

static void fail(Client *client) {
  closesocket(client->socket);
}

static void destroy(Client *client) {
  if (client->socket != INVALID_SOCKET) closesocket(client->socket);
  client->socket = INVALID_SOCKET;
}

int main(void) {
  Client first, second;
  SOCKET peer, another;
  char text[8];
  start();
  connected_pair(&first.socket, &peer);
  fail(&first);
  connected_pair(&second.socket, &another);
  destroy(&first);
  if (send(second.socket, "hello", 5, 0) != 5 && WSAGetLastError() == WSAENOTSOCK)
    damaged("the second close closed another client");
  else if (recv(another, text, sizeof text, 0) == 0)
    damaged("the second close closed another client");
  destroy(&second);
  closesocket(peer);
  closesocket(another);
  return verdict();
}
