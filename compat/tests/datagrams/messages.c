/* SPDX-License-Identifier: Apache-2.0 */

/* [UDP-11 UDP-16] WSARecvMsg fills name and control data (IP_PKTINFO) and reports bytes by packet, pending and at
   once; WSASendMsg is its pair, and can say from which address. Wine 8 does not set MSG_TRUNC; Microsoft Learn,
   WSAMSG. */

#include "datagrams.h"

static LPFN_WSARECVMSG receive_message;
static LPFN_WSASENDMSG send_message;

static char control[2][128];
static WSABUF parts[2][2];
static WSAMSG message[2];
static struct sockaddr_in from[2];

static WSAMSG *prepared(int i) {
  memset(control[i], 0, sizeof control[i]);
  parts[i][0] = (WSABUF){2, data[2 * i]};
  parts[i][1] = (WSABUF){6, data[2 * i + 1]};
  message[i].name = (struct sockaddr *)&from[i];
  message[i].namelen = sizeof from[i];
  message[i].lpBuffers = parts[i];
  message[i].dwBufferCount = 2;
  message[i].Control = (WSABUF){sizeof control[i], control[i]};
  message[i].dwFlags = 0;
  return &message[i];
}

static void show(int i, u_short port) {
  say("from the peer %d, name length %d, flags %x", from[i].sin_port == port, message[i].namelen,
      (unsigned)message[i].dwFlags);
  for (WSACMSGHDR *each = WSA_CMSG_FIRSTHDR(&message[i]); each; each = WSA_CMSG_NXTHDR(&message[i], each)) {
    IN_PKTINFO info;
    memcpy(&info, WSA_CMSG_DATA(each), sizeof info);
    say("control: level %d type %d length %u, to the loopback %d, interface %d", each->cmsg_level, each->cmsg_type,
        (unsigned)each->cmsg_len, info.ipi_addr.s_addr == htonl(INADDR_LOOPBACK), info.ipi_ifindex != 0);
  }
}

int main(void) {
  start();
  struct sockaddr_in mine, theirs;
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  GUID receiving = WSAID_WSARECVMSG, sending = WSAID_WSASENDMSG;
  receive_message = (LPFN_WSARECVMSG)extension(s, receiving);
  send_message = (LPFN_WSASENDMSG)extension(s, sending);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  DWORD on = 1, bytes = 0;
  SAY_SOCK("IP_PKTINFO", setsockopt(s, IPPROTO_IP, IP_PKTINFO, (char *)&on, sizeof on));
  SAY_SOCK("pending", receive_message(s, prepared(0), NULL, &operation[0], NULL));
  put_to(peer, "pending", &mine);
  packet("pending", port);
  say("'%.2s' '%.5s'", data[0], data[1]);
  show(0, theirs.sin_port);
  put_to(peer, "too long for it", &mine);
  until_arrived(s);
  SAY_SOCK("at once", receive_message(s, prepared(1), &bytes, &operation[1], NULL));
  packet("at once", port);
  show(1, theirs.sin_port);

  /* From an address of our choosing. */
  WSABUF text = {5, "hello"};
  char area[WSA_CMSG_SPACE(sizeof(IN_PKTINFO))] = {0};
  WSAMSG out = {0};
  out.name = (struct sockaddr *)&theirs;
  out.namelen = sizeof theirs;
  out.lpBuffers = &text;
  out.dwBufferCount = 1;
  out.Control = (WSABUF){sizeof area, area};
  WSACMSGHDR *header = WSA_CMSG_FIRSTHDR(&out);
  IN_PKTINFO info = {0};
  info.ipi_addr.s_addr = htonl(INADDR_LOOPBACK);
  header->cmsg_len = WSA_CMSG_LEN(sizeof info);
  header->cmsg_level = IPPROTO_IP;
  header->cmsg_type = IP_PKTINFO;
  memcpy(WSA_CMSG_DATA(header), &info, sizeof info);
  SAY_SOCK("WSASendMsg", send_message(s, &out, 0, &bytes, &operation[2], NULL));
  packet("WSASendMsg", port);
  get("the peer", peer);
  return 0;
}
