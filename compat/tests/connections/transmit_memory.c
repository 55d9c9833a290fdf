/* SPDX-License-Identifier: Apache-2.0 */

/* [FILE-11] TransmitFile without a file sends head and tail, as one operation: one packet counts all bytes.
   TF_DISCONNECT ends the connection afterwards, TF_REUSE_SOCKET with it makes the handle ready for another. */

#include "connections.h"

int main(void) {
  start();
  struct sockaddr_in address;
  SOCKET l = listener(&address), s = stream();
  HANDLE port = new_port(0);
  associate(port, l, 1);
  associate(port, s, 2);
  TRANSMIT_FILE_BUFFERS buffers = {"head ", 5, "tail", 4};
  for (int round = 0; round < 2; round++) {
    say("AcceptEx %s", accepted(accepting(l, s, 0, 0)));
    SOCKET peer = connected_to(&address);
    packet("accepted", port);
    say("TransmitFile %s", accepted(transmit_file(s)(s, NULL, 0, 0, &operation[1], &buffers, 0)));
    packet("sent", port);
    get("the peer", peer);
    say("TransmitFile %s",
        accepted(transmit_file(s)(s, NULL, 0, 0, &operation[2], &buffers, TF_DISCONNECT | TF_REUSE_SOCKET)));
    packet("sent", port);
    get("the peer", peer);
    get("the peer", peer);
    closesocket(peer);
  }
  return 0;
}
