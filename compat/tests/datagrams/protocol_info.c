/* SPDX-License-Identifier: Apache-2.0 */

/* protocol_info
   getsockopt(SO_PROTOCOL_INFO) describes the protocol of a socket as WSAEnumProtocols does; and bad arguments. */

#include "../trace.h"

static void describe(const char *title, int family, int type) {
  SOCKET s = socket(family, type, 0);
  WSAPROTOCOL_INFOW info;
  int size = sizeof info;
  memset(&info, 0xa5, sizeof info);
  SAY_SOCK(title, getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOW, (char *)&info, &size));
  say("  record %d, family %d type %d protocol %d, base %d, handles %d, streams %d", size == sizeof info,
      info.iAddressFamily, info.iSocketType, info.iProtocol, info.ProtocolChain.ChainLen == BASE_PROTOCOL,
      (info.dwServiceFlags1 & XP1_IFS_HANDLES) != 0, (info.dwServiceFlags1 & XP1_CONNECTIONLESS) == 0);
  SOCKET again = WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &info, 0, WSA_FLAG_OVERLAPPED);
  say("  makes another: %d", again != INVALID_SOCKET);
  closesocket(again);
  closesocket(s);
}

int main(void) {
  start();
  describe("TCP", AF_INET, SOCK_STREAM);
  describe("UDP", AF_INET, SOCK_DGRAM);
  describe("TCP over IPv6", AF_INET6, SOCK_STREAM);
  describe("UDP over IPv6", AF_INET6, SOCK_DGRAM);

  SOCKET s = stream();
  WSAPROTOCOL_INFOA narrow;
  int size = sizeof narrow;
  SAY_SOCK("narrow", getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, (char *)&narrow, &size));
  say("  record %d, named %d", size == sizeof narrow, narrow.szProtocol[0] != 0);
  size = sizeof narrow - 1;
  SAY_SOCK("no room", getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, (char *)&narrow, &size));
  size = sizeof narrow;
  SAY_SOCK("nowhere", getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, NULL, &size));
  SAY_SOCK("no size", getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, (char *)&narrow, NULL));
  SAY_SOCK("set", setsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, (char *)&narrow, size));
  closesocket(s);
  SAY_SOCK("closed", getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, (char *)&narrow, &size));
  return 0;
}
