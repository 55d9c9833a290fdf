/* SPDX-License-Identifier: Apache-2.0 */

/* [FILE-14] TransmitPackets sends its elements in order; one packet counts all bytes. Wine 8 has no
   TransmitPackets; Microsoft Learn, LPFN_TRANSMITPACKETS. */

#include "connections.h"

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, mine, 5);
  GUID name = WSAID_TRANSMITPACKETS;
  LPFN_TRANSMITPACKETS call = (LPFN_TRANSMITPACKETS)extension(mine, name);
  TRANSMIT_PACKETS_ELEMENT elements[3];
  memset(elements, 0, sizeof elements);
  const char *texts[3] = {"one ", "two ", "three"};
  for (int i = 0; i < 3; i++) {
    elements[i].dwElFlags = TP_ELEMENT_MEMORY | (i == 1 ? TP_ELEMENT_EOP : 0);
    elements[i].cLength = (ULONG)strlen(texts[i]);
    elements[i].pBuffer = (void *)texts[i];
  }
  say("TransmitPackets %s", accepted(call(mine, elements, 3, 0, &operation[0], 0)));
  packet("sent", port);
  char text[32] = {0};
  int got = 0;
  while (got < 13) got += recv(peer, text + got, 32 - got, 0);
  say("the peer got '%s'", text);
  SAY_BOOL("synchronous", call(mine, elements, 2, 0, NULL, TP_DISCONNECT));
  for (got = 0; got < 8;) got += recv(peer, text + got, 32 - got, 0);
  say("the peer got '%.8s'", text);
  get("the peer", peer);
  no_packet("nothing else", port);
  return 0;
}
