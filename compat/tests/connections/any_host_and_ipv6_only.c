/* SPDX-License-Identifier: Apache-2.0 */

/* any_host_and_ipv6_only
   Nobody can connect to INADDR_ANY ("connect", "ConnectEx": WSAEADDRNOTAVAIL). A socket of IPv6 leaves IPv4 alone until
   IPV6_V6ONLY is turned off ("IPPROTO_IPV6 Socket Options"). */

#include "connections.h"

/* A socket of the family at the port of any host, -1 when it is taken; port 0 becomes the port that was found. */
static SOCKET at_port(int family, int type, u_short *port, DWORD v6only) {
  SOCKET s = socket(family, type, 0);
  struct sockaddr_in6 six;
  struct sockaddr_in four;
  int length;
  memset(&six, 0, sizeof six);
  memset(&four, 0, sizeof four);
  six.sin6_family = AF_INET6;
  four.sin_family = AF_INET;
  six.sin6_port = four.sin_port = *port;
  if (family == AF_INET6 && !v6only)
    must(!setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&v6only, sizeof v6only), "IPV6_V6ONLY");
  struct sockaddr *name = family == AF_INET6 ? (struct sockaddr *)&six : (struct sockaddr *)&four;
  length = family == AF_INET6 ? sizeof six : sizeof four;
  if (bind(s, name, length)) return closesocket(s), INVALID_SOCKET;
  must(!getsockname(s, name, &length), "getsockname");
  *port = family == AF_INET6 ? six.sin6_port : four.sin_port;
  return s;
}

static void both_families(const char *title, int type, DWORD v6only) {
  u_short port = 0;
  SOCKET four = at_port(AF_INET, type, &port, 0), six = at_port(AF_INET6, type, &port, v6only);
  say("%s: %s", title, six == INVALID_SOCKET ? "taken" : "free");
  if (six != INVALID_SOCKET) closesocket(six);
  closesocket(four);
}

int main(void) {
  start();
  struct sockaddr_in any;
  listener(&any);
  any.sin_addr.s_addr = INADDR_ANY;
  SOCKET s = stream();
  SAY_SOCK("connect to any host", connect(s, (struct sockaddr *)&any, sizeof any));
  SOCKET datagrams = socket(AF_INET, SOCK_DGRAM, 0);
  SAY_SOCK("with datagrams", connect(datagrams, (struct sockaddr *)&any, sizeof any));
  struct sockaddr_in zeros;
  memset(&zeros, 0, sizeof zeros);
  zeros.sin_family = AF_INET;
  SAY_SOCK("to zeros", connect(datagrams, (struct sockaddr *)&zeros, sizeof zeros));
  bind_loopback(s);
  HANDLE port = new_port(0);
  associate(port, s, 1);
  SAY_BOOL("ConnectEx", connect_ex(s)(s, (struct sockaddr *)&any, sizeof any, NULL, 0, NULL, &operation[0]));
  no_packet("refused", port);
  any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  SAY_SOCK("to this one", connect(s, (struct sockaddr *)&any, sizeof any));

  DWORD value = 0;
  int size = sizeof value;
  SOCKET six = socket(AF_INET6, SOCK_STREAM, 0);
  SAY_SOCK("IPV6_V6ONLY", getsockopt(six, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&value, &size));
  say("is %u", (unsigned)value);
  both_families("a stream beside one of IPv4", SOCK_STREAM, 1);
  both_families("datagrams beside those of IPv4", SOCK_DGRAM, 1);
  both_families("datagrams of both", SOCK_DGRAM, 0);
  return 0;
}
