/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-11 UDP-16 ERR-2 SOCK-22] Arguments that WSARecvMsg and WSASendMsg refuse: nothing is queued. Microsoft
   Learn, LPFN_WSARECVMSG and WSASendMsg. Wine 8 pends, in places. */

#include "datagrams.h"

int main(void) {
  start();
  struct sockaddr_in mine;
  SOCKET s = bound_datagram_socket(&mine), tcp = stream();
  GUID receiving = WSAID_WSARECVMSG, sending = WSAID_WSASENDMSG;
  LPFN_WSARECVMSG receive_message = (LPFN_WSARECVMSG)extension(s, receiving);
  LPFN_WSASENDMSG send_message = (LPFN_WSASENDMSG)extension(s, sending);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  WSABUF text = {4, data[0]};
  WSAMSG message = {0};
  DWORD bytes = 0;
  SAY_SOCK("receive, no socket", receive_message((SOCKET)0x7ffffffc, &message, &bytes, &operation[0], NULL));
  SAY_SOCK("receive, no message", receive_message(s, NULL, &bytes, &operation[0], NULL));
  SAY_SOCK("receive, no buffers", receive_message(s, &message, &bytes, &operation[0], NULL));
  message.lpBuffers = &text;
  message.dwBufferCount = 1;
  message.name = (struct sockaddr *)&mine;
  message.namelen = 4;
  SAY_SOCK("receive, short name", receive_message(s, &message, &bytes, &operation[0], NULL));
  SAY_SOCK("send, no socket", send_message((SOCKET)0x7ffffffc, &message, 0, &bytes, &operation[0], NULL));
  SAY_SOCK("send, no message", send_message(s, NULL, 0, &bytes, &operation[0], NULL));
  SAY_SOCK("send, short name", send_message(s, &message, 0, &bytes, &operation[0], NULL));
  message.name = NULL;
  message.namelen = 0;
  SAY_SOCK("send, no peer", send_message(s, &message, 0, &bytes, &operation[0], NULL));
  /* A header that claims more than there is. */
  WSACMSGHDR header = {100, IPPROTO_IP, IP_PKTINFO};
  message.Control = (WSABUF){sizeof header, (char *)&header};
  SAY_SOCK("send, bad control data", send_message(s, &message, 0, &bytes, &operation[0], NULL));
  message.Control = (WSABUF){0, NULL};
  SAY_SOCK("receive, a stream", receive_message(tcp, &message, &bytes, &operation[0], NULL));
  SAY_SOCK("send, a stream", send_message(tcp, &message, 0, &bytes, &operation[0], NULL));
  no_packet("nothing", port);
  return 0;
}
