/* SPDX-License-Identifier: Apache-2.0 */

/* One record serves both directions of a connection. [LIVE-3 SOCK-25]

   Modelled on pyserial/pyserial#671: each write of a port used one OVERLAPPED, whether the one before had ended or not.

   Windows: one OVERLAPPED stands for one operation at a time. Receive and send may be pending together, each with its
   own. Otherwise the packets of both name the same record, what the program noted there is the later operation's, and
   the result of either overwrites the other's. */

#include "../zoo.h"
#include <new>

class Operation : public OVERLAPPED {
public:
  enum Kind { RECEIVE, SEND };

  Operation() { reset(RECEIVE); }

  void reset(Kind kind) {
    Internal = InternalHigh = 0;
    Offset = OffsetHigh = 0;
    hEvent = NULL;
    kind_ = kind;
  }

  Kind kind() const { return kind_; }

private:
  Kind kind_;
};

class Connection {
public:
  explicit Connection(SOCKET s) : socket_(s), pending_(0), heard_(0), told_(0) {}
  ~Connection() { closesocket(socket_); }

  void listen() {
    receiving_.reset(Operation::RECEIVE);
    pending_ += receive(socket_, buffer_, sizeof buffer_, &receiving_);
  }

  void tell(const char *text) {
    Operation &operation = receiving_;
    operation.reset(Operation::SEND);
    pending_ += transmit(socket_, text, (ULONG)strlen(text), &operation);
  }

  void ended(const Packet &packet) {
    pending_--;
    if (packet.error) return;
    if (static_cast<Operation *>(packet.record)->kind() == Operation::SEND) told_++;
    else heard_++;
  }

  int pending() const { return pending_; }
  bool consistent() const { return told_ <= 1 && heard_ <= 1; }

private:
  SOCKET socket_;
  Operation receiving_, sending_;
  char buffer_[64];
  int pending_, heard_, told_;
};

int main() {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port();
  associate(port, mine, 1);
  {
    static char memory[sizeof(Connection)];
    Connection *connection = new (memory) Connection(mine);
    connection->listen();
    connection->tell("hello");
    put(peer, "hello yourself");
    Packet packet;
    while (connection->pending() > 0 && take(port, &packet, LONG_ENOUGH)) connection->ended(packet);
    if (!connection->consistent()) damaged("one send was told of twice, and the receive not at all");
    connection->~Connection();
  }
  closesocket(peer);
  CloseHandle(port);
  return verdict();
}
