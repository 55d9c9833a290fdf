/* SPDX-License-Identifier: Apache-2.0 */

/* [HANDLE-4 CLOSE-9 GOR-7] WSADuplicateSocket within the process: WSASocket makes a second descriptor of the
   record, which Winsock knows as a socket; one of DuplicateHandle has no overlapped results. Wine 8 leaves the
   source open; Microsoft Learn, DuplicateHandle, DUPLICATE_CLOSE_SOURCE. */

#include "../trace.h"

int main(void) {
  SOCKET s, peer;
  start();
  connected_pair(&s, &peer);
  HANDLE port = new_port(0);
  associate(port, s, 3);
  WSAPROTOCOL_INFOW info;
  memset(&info, 0, sizeof info);
  SAY_SOCK("no socket", WSADuplicateSocketW((SOCKET)0x7ffffffc, GetCurrentProcessId(), &info));
  SAY_SOCK("WSADuplicateSocket", WSADuplicateSocketW(s, GetCurrentProcessId(), &info));
  say("family %d type %d", info.iAddressFamily, info.iSocketType);
  SOCKET copy =
      WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &info, 0, WSA_FLAG_OVERLAPPED);
  say("another socket %d", copy != INVALID_SOCKET && copy != s);
  receive("through the copy", copy, 0, 16);
  SAY_SOCK("closesocket", closesocket(s));
  put(peer, "data");
  packet("same key", port);
  DWORD bytes = 0, flags = 0;
  SAY_BOOL("result", WSAGetOverlappedResult(copy, &operation[0], &bytes, FALSE, &flags));
  SAY_SOCK("send", send(copy, "answer", 6, 0));
  get("the peer", peer);
  HANDLE third = NULL;
  SAY_BOOL("DuplicateHandle", DuplicateHandle(GetCurrentProcess(), (HANDLE)copy, GetCurrentProcess(), &third, 0, FALSE,
                                              DUPLICATE_SAME_ACCESS | DUPLICATE_CLOSE_SOURCE));
  SAY_BOOL("its result", WSAGetOverlappedResult((SOCKET)third, &operation[0], &bytes, FALSE, &flags));
  SAY_SOCK("the source", send(copy, "x", 1, 0));
  SAY_BOOL("CloseHandle", CloseHandle(third));
  get("the peer", peer);
  return 0;
}
