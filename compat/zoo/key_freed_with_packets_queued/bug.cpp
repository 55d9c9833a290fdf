/* SPDX-License-Identifier: Apache-2.0 */

/* A connection is the completion key of its socket, and is deleted while packets that carry it are queued.
   [PORT-7 CLOSE-4 CLOSE-2]

   Modelled on HashLoad/horse#541: a connection that had been idle too long was closed and freed, and the packet of its
   pending receive brought its address back.

   Windows: the key is a number that comes back with every packet of the socket, also with those that come after
   closesocket. What it points to has to live until the last of them was dequeued. */

#include "../zoo.h"

class Connection {
public:
  Connection(HANDLE port, SOCKET s) : alive_(ALIVE), socket_(s), references_(1) {
    associate(port, s, reinterpret_cast<ULONG_PTR>(this));
    memset(&receiving_, 0, sizeof receiving_);
  }

  void listen() {
    references_++;
    if (!receive(socket_, buffer, sizeof buffer, &receiving_)) references_--;
  }

  bool alive() const { return alive_ == ALIVE; }

  /* Nothing was heard for too long. */
  static void time_out(Connection *connection) {
    closesocket(connection->socket_);
    connection->references_ = 1;
    release(connection);
  }

  static void release(Connection *connection) {
    if (--connection->references_ > 0) return;
    delete connection;
    reuse_memory(sizeof(Connection));
  }

private:
  enum { ALIVE = 0x11fe };
  int alive_;
  SOCKET socket_;
  int references_;
  /* The program's receives all go here, and their records are never freed: the key is what this is about. */
  static OVERLAPPED receiving_;
  static char buffer[64];
};

OVERLAPPED Connection::receiving_;
char Connection::buffer[64];

int main() {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port();
  Connection *connection = new Connection(port, mine);
  connection->listen();
  Connection::time_out(connection);
  Packet packet;
  if (take(port, &packet, LONG_ENOUGH)) {
    Connection *owner = reinterpret_cast<Connection *>(packet.key);
    if (owner->alive()) Connection::release(owner);
    else damaged("the packet's key is somebody else's memory");
  }
  closesocket(peer);
  CloseHandle(port);
  return verdict();
}
