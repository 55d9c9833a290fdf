/* SPDX-License-Identifier: Apache-2.0 */

/* [FILE-11 FILE-14 ERR-1 ERR-4] What TransmitFile and TransmitPackets refuse: sockets without a connection and
   datagram sockets with 10057, no socket with 10038, a bad file handle, a bad element. Nothing is queued and
   nothing sent. Wine 8 has no TransmitPackets; Microsoft Learn, LPFN_TRANSMITPACKETS. */

#include "connections.h"

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, mine, 5);
  LPFN_TRANSMITFILE call = transmit_file(mine);
  GUID name = WSAID_TRANSMITPACKETS;
  LPFN_TRANSMITPACKETS packets_call = (LPFN_TRANSMITPACKETS)extension(mine, name);
  SOCKET idle = stream(), datagrams = socket(AF_INET, SOCK_DGRAM, 0);
  TRANSMIT_FILE_BUFFERS buffers = {"x", 1, NULL, 0};
  SAY_BOOL("no socket", call((SOCKET)0x7ffffffc, NULL, 0, 0, &operation[0], &buffers, 0));
  SAY_BOOL("not connected", call(idle, NULL, 0, 0, &operation[0], &buffers, 0));
  SAY_BOOL("datagrams", call(datagrams, NULL, 0, 0, &operation[0], &buffers, 0));
  SAY_BOOL("no file", call(mine, (HANDLE)(ULONG_PTR)0x7ffffffc, 0, 0, &operation[0], &buffers, 0));
  TRANSMIT_PACKETS_ELEMENT element = {0};
  element.dwElFlags = TP_ELEMENT_MEMORY;
  element.cLength = 1;
  element.pBuffer = "x";
  SAY_BOOL("packets, no socket", packets_call((SOCKET)0x7ffffffc, &element, 1, 0, &operation[0], 0));
  SAY_BOOL("packets, not connected", packets_call(idle, &element, 1, 0, &operation[0], 0));
  SAY_BOOL("packets, no array", packets_call(mine, NULL, 1, 0, &operation[0], 0));
  element.dwElFlags = 0;
  SAY_BOOL("packets, no such element", packets_call(mine, &element, 1, 0, &operation[0], 0));
  no_packet("nothing", port);
  u_long available = 1;
  ioctlsocket(peer, FIONREAD, &available);
  say("sent nothing %d", available == 0);
  return 0;
}
