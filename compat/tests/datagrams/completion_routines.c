/* SPDX-License-Identifier: Apache-2.0 */

/* [APC-1 APC-2 APC-5 UDP-1 UDP-4] WSARecvFrom, WSASendTo, WSARecvMsg and WSASendMsg with a routine: it runs in
   an alertable wait, with address and length in place; truncation is reported to it as 10040. On a socket with a port
   they are refused with 10022. */

#include "datagrams.h"

static void CALLBACK routine(DWORD error, DWORD bytes, LPWSAOVERLAPPED record, DWORD flags) {
  say("routine: %s error %u bytes %u flags %u", op_name(record), (unsigned)error, (unsigned)bytes, (unsigned)flags);
}

int main(void) {
  start();
  struct sockaddr_in mine, theirs, from;
  int length = sizeof from;
  SOCKET s = bound_datagram_socket(&mine), peer = bound_datagram_socket(&theirs);
  WSABUF in = {4, data[0]}, out = {4, "text"};
  DWORD bytes = 0, flags = 0;
  memset(&from, 0, sizeof from);
  struct sockaddr *any = (struct sockaddr *)&from;
  SAY_SOCK("WSARecvFrom", WSARecvFrom(s, &in, 1, &bytes, &flags, any, &length, &operation[0], routine));
  put_to(peer, "one", &mine);
  say("SleepEx %u", (unsigned)SleepEx(LONG_ENOUGH, TRUE));
  say("from the peer %d", from.sin_port == theirs.sin_port);
  put_to(peer, "too long", &mine);
  until_arrived(s);
  SAY_SOCK("WSARecvFrom", WSARecvFrom(s, &in, 1, &bytes, &flags, any, &length, &operation[1], routine));
  say("SleepEx %u", (unsigned)SleepEx(LONG_ENOUGH, TRUE));
  SAY_SOCK("WSASendTo",
           WSASendTo(s, &out, 1, &bytes, 0, (struct sockaddr *)&theirs, sizeof theirs, &operation[2], routine));
  say("SleepEx %u", (unsigned)SleepEx(LONG_ENOUGH, TRUE));
  get("the peer", peer);
  GUID receiving = WSAID_WSARECVMSG, sending = WSAID_WSASENDMSG;
  WSAMSG message = {0};
  message.lpBuffers = &in;
  message.dwBufferCount = 1;
  SAY_SOCK("WSARecvMsg",
           ((LPFN_WSARECVMSG)extension(s, receiving))(s, &message, NULL, &operation[3], routine));
  put_to(peer, "two", &mine);
  say("SleepEx %u", (unsigned)SleepEx(LONG_ENOUGH, TRUE));
  message.lpBuffers = &out;
  message.name = (struct sockaddr *)&theirs;
  message.namelen = sizeof theirs;
  SAY_SOCK("WSASendMsg",
           ((LPFN_WSASENDMSG)extension(s, sending))(s, &message, 0, NULL, &operation[4], routine));
  say("SleepEx %u", (unsigned)SleepEx(LONG_ENOUGH, TRUE));
  get("the peer", peer);
  HANDLE port = new_port(0);
  associate(port, s, 7);
  SAY_SOCK("with a port", WSARecvFrom(s, &in, 1, &bytes, &flags, any, &length, &operation[5], routine));
  SAY_SOCK("with a port",
           WSASendTo(s, &out, 1, &bytes, 0, (struct sockaddr *)&theirs, sizeof theirs, &operation[6], routine));
  no_packet("nothing", port);
  return 0;
}
