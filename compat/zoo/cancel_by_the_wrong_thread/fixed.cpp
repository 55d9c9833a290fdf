/* SPDX-License-Identifier: Apache-2.0 */

/* The twin: one thread started a receive, another cancels it with CancelIoEx. [CANCEL-6 CANCEL-7]

   Modelled on SpartanJ/efsw#90: a watch was destroyed by another thread than the one that had started its operation;
   CancelIo did nothing there, and the memory went while the operation was pending.

   Windows: CancelIo cancels what the calling thread started, and answers TRUE when that is nothing. CancelIoEx cancels
   whoever started it. */

#include "../zoo.h"

class Connection {
public:
  Connection(HANDLE port, SOCKET s) : socket_(s), port_(port) {
    memset(&operation_, 0, sizeof operation_);
    associate(port, s, 1);
  }

  void listen() { must(receive(socket_, buffer_, sizeof buffer_, &operation_), "receive"); }

  /* Ends the operation and takes its packet. */
  void stop() {
    Packet packet;
    CancelIoEx(reinterpret_cast<HANDLE>(socket_), NULL);
    must(take(port_, &packet, LONG_ENOUGH), "the packet of the cancelled receive");
  }

private:
  SOCKET socket_;
  HANDLE port_;
  OVERLAPPED operation_;
  char buffer_[160];
};

static DWORD WINAPI listens(void *connection) {
  static_cast<Connection *>(connection)->listen();
  return 0;
}

int main() {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port();
  Connection *connection = new Connection(port, mine);
  join(thread(listens, connection), "a thread that only starts a receive");
  connection->stop();
  delete connection;
  reuse_memory(sizeof(Connection));
  put(peer, "too late");
  Packet packet;
  take(port, &packet, LONG_ENOUGH / 40);
  check_canary("what the peer sent went to memory that has another owner");
  closesocket(mine);
  closesocket(peer);
  CloseHandle(port);
  return verdict();
}
