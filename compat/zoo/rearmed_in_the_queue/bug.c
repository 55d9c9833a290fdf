/* SPDX-License-Identifier: Apache-2.0 */

/* A receive is armed again, with the same record and buffer, while the packet of the one before is still queued.
   [SOCK-3 SOCK-27]

   Modelled on mitchellh/libxev#227: a completion was initialised and armed again while it was linked in the queue, so
   that its result was gone when its turn came.

   Windows: a receive that finds data ends at once, and its packet is queued all the same. An OVERLAPPED may be used
   again when its packet was dequeued, not before: then two packets name one record, and buffer and result are those of
   the later one. */

#include "../zoo.h"

typedef struct Connection {
  OVERLAPPED overlapped;
  SOCKET socket;
  int armed;
  char buffer[16];
} Connection;

static void arm(Connection *connection) {
  memset(&connection->overlapped, 0, sizeof connection->overlapped);
  connection->armed = receive(connection->socket, connection->buffer, 1, &connection->overlapped);
}

/* A timer of the program: sees to it that each connection has a receive. */
static void tick(Connection *connection) { arm(connection); }

int main(void) {
  static Connection connection;
  SOCKET peer;
  Packet packet;
  char text[3] = "";
  int length = 0;
  start();
  connected_pair(&connection.socket, &peer);
  HANDLE port = new_port();
  associate(port, connection.socket, 1);
  put(peer, "ab");
  arm(&connection);
  tick(&connection);
  while (length < 2 && connection.armed && take(port, &packet, LONG_ENOUGH)) {
    if (packet.error || packet.bytes == 0) break;
    connection.armed = 0;
    text[length++] = connection.buffer[0];
    arm(&connection);
  }
  if (length == 2 && strcmp(text, "ab") != 0) damaged("the stream has a byte twice, and one is missing");
  closesocket(connection.socket);
  closesocket(peer);
  while (connection.armed && take(port, &packet, 100)) connection.armed = packet.error == 0 && packet.bytes > 0;
  CloseHandle(port);
  return verdict();
}
