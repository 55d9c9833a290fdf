/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-31] SIO_GET_EXTENSION_FUNCTION_POINTER knows eight functions and refuses other names with 10022.

   Wine 8 has no TransmitPackets; Microsoft Learn, "TransmitPackets", has it. */

#include "../trace.h"

static void ask(const char *title, SOCKET s, GUID name) {
  void *function = NULL;
  DWORD bytes = 0;
  WSASetLastError(0);
  int answer = WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &name, sizeof name, &function, sizeof function, &bytes,
                        NULL, NULL);
  say("%s: %d %u, function %d, bytes %u", title, answer, answer ? (unsigned)WSAGetLastError() : 0, function != NULL,
      answer ? 0 : (unsigned)bytes);
}

int main(void) {
  start();
  SOCKET s = stream();
  ask("AcceptEx", s, (GUID)WSAID_ACCEPTEX);
  ask("ConnectEx", s, (GUID)WSAID_CONNECTEX);
  ask("DisconnectEx", s, (GUID)WSAID_DISCONNECTEX);
  ask("GetAcceptExSockaddrs", s, (GUID)WSAID_GETACCEPTEXSOCKADDRS);
  ask("TransmitFile", s, (GUID)WSAID_TRANSMITFILE);
  ask("TransmitPackets", s, (GUID)WSAID_TRANSMITPACKETS);
  ask("WSARecvMsg", s, (GUID)WSAID_WSARECVMSG);
  ask("WSASendMsg", s, (GUID)WSAID_WSASENDMSG);
  GUID unknown = {0x01234567, 0x89ab, 0xcdef, {0, 1, 2, 3, 4, 5, 6, 7}};
  ask("another name", s, unknown);
  return 0;
}
