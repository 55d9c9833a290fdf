/* SPDX-License-Identifier: Apache-2.0 */

/* An operation fails to start; who started it frees its record, and so does who owns it. [SOCK-22 SOCK-12]

   Modelled on brazilofmux/tinymux#823: the function that called WSASend deleted the record when the call failed, and
   the unique_ptr of its caller deleted it again.

   Windows: whether a packet will come is known when the call returns. One place decides by that who frees it. */

#include "../zoo.h"
#include <memory>

struct Operation : OVERLAPPED {
  Operation() : OVERLAPPED() {}
  char data[100] = "hello";
};

static bool post(SOCKET s, Operation *operation) {
  if (transmit(s, operation->data, 5, operation)) return true;
  delete operation;
  return false;
}

static bool send_hello(SOCKET s) {
  auto operation = std::make_unique<Operation>();
  if (!post(s, operation.get())) return false;
  operation.release();
  return true;
}

int main() {
  start();
  HANDLE port = new_port();
  SOCKET lost = stream(); /* a connection that has not come about */
  associate(port, lost, 1);
  Packet packet;
  if (send_hello(lost) && take(port, &packet, LONG_ENOUGH)) delete static_cast<Operation *>(packet.record);
  closesocket(lost);
  CloseHandle(port);
  return verdict();
}
