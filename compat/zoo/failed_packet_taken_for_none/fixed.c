/* SPDX-License-Identifier: Apache-2.0 */

/* The twin: FALSE means "no packet" when there is no OVERLAPPED either. [GQCS-4 GQCS-10 SOCK-10]

   Modelled on c-ares/c-ares PR#1247: a loop over GetQueuedCompletionStatus stopped at any FALSE, so the end of a failed
   operation was dropped, and its query was never ended.

   Windows: FALSE with an OVERLAPPED is the packet of an operation that failed. It was dequeued, and comes to nobody
   again. FALSE without one means that there was no packet. */

#include "../zoo.h"

typedef struct Connection {
  OVERLAPPED overlapped;
  SOCKET socket;
  int open;
  char buffer[64];
} Connection;

/* The next packet. 0 if there was none. */
static int next(HANDLE port, Packet *packet, DWORD milliseconds) {
  packet->record = NULL;
  if (GetQueuedCompletionStatus(port, &packet->bytes, &packet->key, &packet->record, milliseconds)) {
    packet->error = 0;
    return 1;
  }
  packet->error = GetLastError();
  return packet->record != NULL;
}

static void ended(Connection *connection, const Packet *packet) {
  if (packet->error == 0 && packet->bytes > 0) return;
  closesocket(connection->socket);
  connection->open = 0;
}

int main(void) {
  static Connection connection;
  SOCKET peer;
  Packet packet;
  struct linger reset = {1, 0};
  start();
  connected_pair(&connection.socket, &peer);
  HANDLE port = new_port();
  associate(port, connection.socket, 1);
  connection.open = receive(connection.socket, connection.buffer, sizeof connection.buffer, &connection.overlapped);
  must(connection.open, "receive");
  setsockopt(peer, SOL_SOCKET, SO_LINGER, (char *)&reset, sizeof reset);
  closesocket(peer);
  if (next(port, &packet, LONG_ENOUGH)) ended(CONTAINING_RECORD(packet.record, Connection, overlapped), &packet);
  if (connection.open) damaged("the client has gone, and its connection stays for ever");
  CloseHandle(port);
  return verdict();
}
