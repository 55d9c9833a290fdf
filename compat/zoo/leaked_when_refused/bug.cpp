/* SPDX-License-Identifier: Apache-2.0 */

/* The record of an operation that fails to start is given back by nobody. [SOCK-22 SOCK-12]

   Modelled on python/cpython#143249: overlapped operations that failed to start kept their buffers for ever.

   Windows: an operation that is refused, with an error that is not "pending", has no packet. Who frees records when
   their packets come has to free this one at once. */

#include "../zoo.h"

class Operation : public OVERLAPPED {
public:
  Operation() {
    memset(static_cast<OVERLAPPED *>(this), 0, sizeof(OVERLAPPED));
    memset(data, 'x', sizeof data);
    alive_++;
  }
  ~Operation() { alive_--; }

  static int alive() { return alive_; }

  char data[400];

private:
  static int alive_;
};

int Operation::alive_;

static bool send_some(SOCKET s) {
  Operation *operation = new Operation;
  if (transmit(s, operation->data, sizeof operation->data, operation)) return true;
  return false;
}

static void handle(const Packet &packet) { delete static_cast<Operation *>(packet.record); }

int main() {
  start();
  HANDLE port = new_port();
  SOCKET lost = stream(); /* a connection that has not come about */
  associate(port, lost, 1);
  for (int i = 0; i < 50; i++) {
    Packet packet;
    if (send_some(lost) && take(port, &packet, LONG_ENOUGH)) handle(packet);
  }
  closesocket(lost);
  CloseHandle(port);
  if (Operation::alive() > 0) damaged("records are left over, and nothing is pending");
  return verdict();
}
