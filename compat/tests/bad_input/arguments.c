/* SPDX-License-Identifier: Apache-2.0 */

/* [ERR-2 ERR-4 SOCK-33 SOCK-35 SOCK-39 CONN-4 CONN-8 ACCEPT-14] Live sockets, wrong arguments; and which error wins
   when two apply. Afterwards nothing has changed.

   Wine 8 crashes in connect without an address; Microsoft Learn, "connect", says WSAEFAULT. */

#include "../trace.h"

static SOCKET made(SOCKET s) {
  if (s != INVALID_SOCKET) closesocket(s);
  return s == INVALID_SOCKET ? (SOCKET)SOCKET_ERROR : 0;
}

int main(void) {
  SOCKET mine, peer;
  struct sockaddr_in address, other = loopback();
  struct sockaddr *any = (struct sockaddr *)&other;
  struct sockaddr_in6 six;
  start();
  connected_pair(&mine, &peer);
  SOCKET l = listener(&address), fresh = stream(), bound = stream(), closed = stream();
  struct sockaddr *there = (struct sockaddr *)&address;
  LPFN_ACCEPTEX accept_function = accept_ex(l);
  LPFN_CONNECTEX connect_function = connect_ex(l);
  bind_loopback(bound);
  closesocket(closed);
  HANDLE port = new_port(0), event = new_event();
  associate(port, mine, 1);
  associate(port, l, 2);
  associate(port, fresh, 3);
  memset(&six, 0, sizeof six);
  six.sin6_family = AF_INET6;
  int length = sizeof other, one = 1, size, tiny = 1;
  u_long on = 0;
  DWORD bytes = 0, flags = 0;
  WSABUF buffer = {4, data[0]}, nowhere = {4, NULL};

  say("-- making sockets");
  SAY_SOCK("family 999", made(WSASocketW(999, SOCK_STREAM, 0, NULL, 0, WSA_FLAG_OVERLAPPED)));
  SAY_SOCK("type 99", made(WSASocketW(AF_INET, 99, 0, NULL, 0, WSA_FLAG_OVERLAPPED)));
  SAY_SOCK("stream of datagrams", made(WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_UDP, NULL, 0, WSA_FLAG_OVERLAPPED)));
  SAY_SOCK("protocol 250", made(WSASocketW(AF_INET, SOCK_STREAM, 250, NULL, 0, WSA_FLAG_OVERLAPPED)));
  SAY_SOCK("socket, family 999", made(socket(999, SOCK_STREAM, 0)));
  SAY_SOCK("socket, type 99", made(socket(AF_INET, 99, 0)));

  say("-- addresses");
  SAY_SOCK("bind, NULL", bind(fresh, NULL, length));
  SAY_SOCK("bind, length 0", bind(fresh, any, 0));
  SAY_SOCK("bind, length 15", bind(fresh, any, 15));
  SAY_SOCK("bind, negative length", bind(fresh, any, -1));
  SAY_SOCK("bind, twice", bind(bound, any, length));
  SAY_SOCK("connect, NULL", connect(fresh, NULL, length));
  SAY_SOCK("connect, length 3", connect(fresh, there, 3));
  SAY_SOCK("connect, negative length", connect(fresh, there, -1));
  SAY_SOCK("connect, port 0", connect(fresh, any, length));
  SAY_SOCK("connect, connected", connect(mine, there, sizeof address));
  SAY_SOCK("connect, listening", connect(l, there, sizeof address));
  SAY_SOCK("getsockname, NULL", getsockname(mine, NULL, &length));
  SAY_SOCK("getsockname, no length", getsockname(mine, any, NULL));
  size = 4;
  SAY_SOCK("getsockname, length 4", getsockname(mine, any, &size));
  SAY_SOCK("getsockname, not bound", getsockname(fresh, any, &length));
  size = 4;
  SAY_SOCK("getpeername, length 4", getpeername(mine, any, &size));
  SAY_SOCK("getpeername, NULL", getpeername(mine, NULL, &length));
  SAY_SOCK("getpeername, not connected", getpeername(fresh, any, &length));
  SAY_SOCK("getpeername, listening", getpeername(l, any, &length));

  say("-- states");
  SAY_SOCK("listen, not bound", listen(fresh, 1));
  SAY_SOCK("listen, connected", listen(mine, 1));
  SAY_SOCK("accept, not listening", accept(bound, NULL, NULL) == INVALID_SOCKET ? SOCKET_ERROR : 0);
  SAY_SOCK("accept, connected", accept(mine, NULL, NULL) == INVALID_SOCKET ? SOCKET_ERROR : 0);
  SAY_SOCK("shutdown, not connected", shutdown(fresh, SD_BOTH));
  SAY_SOCK("shutdown, how 3", shutdown(mine, 3));
  SAY_SOCK("recv, not connected", recv(fresh, data[0], 4, 0));
  SAY_SOCK("send, not connected", send(fresh, data[0], 4, 0));
  SAY_SOCK("recv, listening", recv(l, data[0], 4, 0));

  say("-- buffers");
  SAY_SOCK("recv, NULL, with data", (put(peer, "data"), until_readable(mine), recv(mine, NULL, 4, 0)));
  SAY_SOCK("recv, negative length", recv(mine, data[0], -1, 0));
  SAY_SOCK("send, NULL", send(mine, NULL, 4, 0));
  SAY_SOCK("send, negative length", send(mine, data[0], -1, 0));
  SAY_SOCK("send, length 0", send(mine, data[0], 0, 0));
  SAY_SOCK("WSARecv, NULL buffer, with data", WSARecv(mine, &nowhere, 1, &bytes, &flags, &operation[0], NULL));
  SAY_SOCK("WSARecv, no array", WSARecv(mine, NULL, 1, &bytes, &flags, &operation[0], NULL));
  SAY_SOCK("WSARecv, no buffers", WSARecv(mine, &buffer, 0, &bytes, &flags, &operation[0], NULL));
  SAY_SOCK("WSARecv, no flags", WSARecv(mine, &buffer, 1, &bytes, NULL, &operation[0], NULL));
  SAY_SOCK("WSARecv, no count, no OVERLAPPED", WSARecv(mine, &buffer, 1, NULL, &flags, NULL, NULL));
  SAY_SOCK("WSASend, NULL buffer", WSASend(mine, &nowhere, 1, &bytes, 0, &operation[0], NULL));
  SAY_SOCK("WSASend, no array", WSASend(mine, NULL, 1, &bytes, 0, &operation[0], NULL));
  SAY_SOCK("WSASend, no count, no OVERLAPPED", WSASend(mine, &buffer, 1, NULL, 0, NULL, NULL));
  get("the data is still there", mine);

  say("-- options");
  size = sizeof one;
  SAY_SOCK("setsockopt, unknown option", setsockopt(mine, SOL_SOCKET, 0x7777, (char *)&one, sizeof one));
  SAY_SOCK("setsockopt, unknown level", setsockopt(mine, 0x7777, SO_KEEPALIVE, (char *)&one, sizeof one));
  SAY_SOCK("setsockopt, NULL", setsockopt(mine, SOL_SOCKET, SO_RCVBUF, NULL, sizeof one));
  SAY_SOCK("setsockopt, too short", setsockopt(mine, SOL_SOCKET, SO_RCVBUF, (char *)&one, tiny));
  SAY_SOCK("getsockopt, unknown option", getsockopt(mine, SOL_SOCKET, 0x7777, (char *)&one, &size));
  SAY_SOCK("getsockopt, unknown level", getsockopt(mine, 0x7777, SO_KEEPALIVE, (char *)&one, &size));
  SAY_SOCK("getsockopt, NULL", getsockopt(mine, SOL_SOCKET, SO_RCVBUF, NULL, &size));
  SAY_SOCK("getsockopt, no length", getsockopt(mine, SOL_SOCKET, SO_RCVBUF, (char *)&one, NULL));
  SAY_SOCK("getsockopt, too short", getsockopt(mine, SOL_SOCKET, SO_RCVBUF, (char *)&one, &tiny));
  SAY_SOCK("ioctlsocket, unknown", ioctlsocket(mine, 0x12345, &on));
  SAY_SOCK("ioctlsocket, NULL", ioctlsocket(mine, FIONBIO, NULL));
  SAY_SOCK("WSAIoctl, unknown", WSAIoctl(mine, 0x12345, NULL, 0, NULL, 0, &bytes, NULL, NULL));
  SAY_SOCK("select, no sets", select(0, NULL, NULL, NULL, NULL));

  say("-- AcceptEx and ConnectEx");
  SAY_BOOL("AcceptEx, no OVERLAPPED", accept_function(l, fresh, data[0], 0, ADDRESS, ADDRESS, &bytes, NULL));
  SAY_BOOL("AcceptEx, no remote length", accept_function(l, fresh, data[0], 0, ADDRESS, 0, &bytes, &operation[0]));
  SAY_BOOL("AcceptEx, not listening", accept_function(bound, fresh, data[0], 0, ADDRESS, ADDRESS, &bytes,
                                                      &operation[0]));
  SAY_BOOL("AcceptEx, connected socket", accept_function(l, mine, data[0], 0, ADDRESS, ADDRESS, &bytes, &operation[0]));
  SAY_BOOL("ConnectEx, no OVERLAPPED", connect_function(bound, there, sizeof address, NULL, 0, NULL, NULL));
  SAY_BOOL("ConnectEx, not bound", connect_function(fresh, there, sizeof address, NULL, 0, NULL, &operation[0]));
  SAY_BOOL("ConnectEx, connected", connect_function(mine, there, sizeof address, NULL, 0, NULL, &operation[0]));
  SAY_BOOL("ConnectEx, listening", connect_function(l, there, sizeof address, NULL, 0, NULL, &operation[0]));

  say("-- which error wins");
  SAY_SOCK("recv: closed, negative length", recv(closed, data[0], -1, 0));
  SAY_SOCK("send: closed, NULL", send(closed, NULL, 4, 0));
  SAY_SOCK("bind: closed, NULL", bind(closed, NULL, 0));
  SAY_SOCK("connect: closed, NULL", connect(closed, NULL, 0));
  SAY_SOCK("shutdown: closed, how 3", shutdown(closed, 3));
  SAY_SOCK("WSARecv: closed, no buffers", WSARecv(closed, &buffer, 0, &bytes, &flags, &operation[0], NULL));
  SAY_SOCK("setsockopt: closed, unknown option", setsockopt(closed, SOL_SOCKET, 0x7777, NULL, 0));
  SAY_SOCK("ioctlsocket: closed, unknown", ioctlsocket(closed, 0x12345, NULL));
  SAY_BOOL("AcceptEx: no OVERLAPPED, closed", accept_function(closed, closed, NULL, 0, 0, 0, NULL, NULL));
  SAY_BOOL("AcceptEx: not listening, connected socket", accept_function(bound, mine, data[0], 0, ADDRESS, ADDRESS,
                                                                        &bytes, &operation[0]));
  SAY_BOOL("association: INVALID_HANDLE_VALUE, an event",
           CreateIoCompletionPort(INVALID_HANDLE_VALUE, event, 1, 0) != NULL);
  SAY_BOOL("association: twice, closed port", (CloseHandle(event), CreateIoCompletionPort((HANDLE)mine, event, 1, 0) !=
                                                                     NULL));
  SAY_BOOL("association: twice", CreateIoCompletionPort((HANDLE)mine, port, 9, 0) != NULL);

  say("-- afterwards");
  no_packet("nothing was queued", port);
  receive("the socket works", mine, 0, 16);
  put(peer, "hello");
  packet("received", port);
  say("AcceptEx %s", accepted(accepting(l, fresh, 1, 0)));
  connected_to(&address);
  packet("the listener works", port);
  SAY_SOCK("the bound socket connects", connect(bound, there, sizeof address));
  return 0;
}
