/* SPDX-License-Identifier: Apache-2.0 */

/* A reader is cancelled, and the channel never reads again. [CANCEL-1 CANCEL-13]

   Modelled on apple/swift-nio#3472: when the task that read a channel was cancelled, the channel stayed active, and
   later reads never resumed.

   Windows: a cancelled receive ends like any other, with one packet, and loses no byte of the stream. What the program
   noted when the operation began has to be taken back with that packet too. */

#include "../zoo.h"

class Channel {
public:
  Channel(HANDLE port, SOCKET s) : socket_(s), reading_(false) {
    memset(&operation_, 0, sizeof operation_);
    associate(port, s, reinterpret_cast<ULONG_PTR>(this));
  }
  ~Channel() { closesocket(socket_); }

  void read() {
    if (!reading_) reading_ = receive(socket_, buffer_, sizeof buffer_, &operation_) != 0;
  }
  void cancel() { CancelIoEx(reinterpret_cast<HANDLE>(socket_), &operation_); }

  void ended(const Packet &packet) {
    if (packet.error == ERROR_OPERATION_ABORTED) return; /* the reader has gone */
    reading_ = false;
  }

private:
  SOCKET socket_;
  bool reading_;
  OVERLAPPED operation_;
  char buffer_[64];
};

int main() {
  SOCKET mine, peer;
  Packet packet;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port();
  {
    Channel channel(port, mine);
    channel.read();
    channel.cancel();
    must(take(port, &packet, LONG_ENOUGH), "the packet of the cancelled receive");
    channel.ended(packet);
    channel.read();
    put(peer, "hello");
    if (take(port, &packet, LONG_ENOUGH)) channel.ended(packet);
    else damaged("there is data, and the channel does not read");
  }
  closesocket(peer);
  CloseHandle(port);
  return verdict();
}
