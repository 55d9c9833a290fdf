/* SPDX-License-Identifier: Apache-2.0 */
/* wide_names
   Addresses as text, wide and narrow, with ports; name resolution in UTF-16; services by name. */
#include "../trace.h"

static void parse(const char *text, int family) {
  struct sockaddr_storage where;
  int length = sizeof where;
  WSASetLastError(0);
  int answer = WSAStringToAddressA((char *)text, family, NULL, (struct sockaddr *)&where, &length);
  char back[64] = "";
  DWORD room = sizeof back;
  if (!answer) WSAAddressToStringA((struct sockaddr *)&where, (DWORD)length, NULL, back, &room);
  say("%s: %d %u '%s' %u", text, answer, answer ? (unsigned)WSAGetLastError() : 0, back, (unsigned)(answer ? 0 : room));
}

int main(void) {
  int did;
  start();
  struct in_addr address;
  WCHAR wide[64];
  char narrow[64];
  say("InetPton %d %d", InetPtonW(AF_INET, L"127.0.0.1", &address), InetPtonW(AF_INET, L"127.0.0", &address));
  say("InetNtop %d", InetNtopW(AF_INET, &address, wide, 64) != NULL);
  parse("127.0.0.1", AF_INET);
  parse("127.0.0.1:8080", AF_INET);
  parse("[::1]:443", AF_INET6);
  parse("::1", AF_INET6);
  parse("127.0.0.1:99999", AF_INET);
  parse("nonsense", AF_INET);
  ADDRINFOW hints = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICHOST}, *list = NULL;
  say("GetAddrInfoW %d", GetAddrInfoW(L"127.0.0.1", L"80", &hints, &list));
  struct sockaddr_in *found = (struct sockaddr_in *)list->ai_addr;
  say("is %08x %d", (unsigned)ntohl(found->sin_addr.S_un.S_addr), ntohs(found->sin_port));
  say("GetNameInfoW %d", GetNameInfoW(list->ai_addr, (socklen_t)list->ai_addrlen, wide, 64, NULL, 0, NI_NUMERICHOST));
  WideCharToMultiByte(CP_UTF8, 0, wide, -1, narrow, 64, NULL, NULL);
  say("is %s", narrow);
  FreeAddrInfoW(list);
  say("no name %d", GetAddrInfoW(L"nonsense", NULL, &hints, &list) == WSAHOST_NOT_FOUND);
  struct protoent *protocol = getprotobyname("tcp");
  say("tcp %d", protocol ? protocol->p_proto : -1);
  DWORD size = 0;
  WSASetLastError(0);
  did = (int)(WSAEnumProtocolsA(NULL, NULL, &size));
  say("protocols, no room %d %u", did, (unsigned)WSAGetLastError());
  say("needs room %d", size > 0);
  return 0;
}
