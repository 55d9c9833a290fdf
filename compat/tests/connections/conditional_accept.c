/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-21] WSAAccept asks the program's function: CF_REJECT gives 10061 and resets the client, CF_DEFER gives 11002
   and keeps the connection for the next call, CF_ACCEPT returns it. On Wine 8 the peer of a rejected one reads the
   end of the stream; Microsoft Learn, WSAAccept: the request is rejected. */

#include "connections.h"

static int answer;
static u_short port_of_caller;

static int CALLBACK decide(LPWSABUF caller, LPWSABUF caller_data, LPQOS socket_qos, LPQOS group_qos, LPWSABUF callee,
                           LPWSABUF callee_data, GROUP *group, DWORD_PTR context) {
  (void)caller_data, (void)socket_qos, (void)group_qos, (void)callee, (void)callee_data, (void)group;
  struct sockaddr_in address;
  memcpy(&address, caller->buf, sizeof address);
  port_of_caller = address.sin_port;
  say("asked, context %u", (unsigned)context);
  return answer;
}

static u_short local_port(SOCKET s) {
  struct sockaddr_in address;
  int length = sizeof address;
  must(getsockname(s, (struct sockaddr *)&address, &length) == 0, "getsockname");
  return address.sin_port;
}

int main(void) {
  start();
  struct sockaddr_in address, from;
  int length = sizeof from;
  SOCKET l = listener(&address), peer = connected_to(&address);
  answer = CF_REJECT;
  SOCKET s = WSAAccept(l, NULL, NULL, decide, 7);
  say("rejected: %d %u", s == INVALID_SOCKET, (unsigned)WSAGetLastError());
  say("the caller's address %d", port_of_caller == local_port(peer));
  get("the peer", peer);
  SOCKET next = connected_to(&address);
  answer = CF_DEFER;
  s = WSAAccept(l, NULL, NULL, decide, 8);
  say("put off: %d %u", s == INVALID_SOCKET, (unsigned)WSAGetLastError());
  answer = CF_ACCEPT;
  s = WSAAccept(l, (struct sockaddr *)&from, &length, decide, 9);
  say("accepted: %d, from the peer %d", s != INVALID_SOCKET, from.sin_port == local_port(next));
  put(next, "hello");
  get("accepted", s);
  return 0;
}
