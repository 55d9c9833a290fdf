/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-23 CANCEL-3] P9 nothing blocks: submitting, cancelling and closing return although the peer reads nothing. */

#include "../trace.h"

enum { AMOUNT = 8 << 20, SENDS = 4 };

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  WSABUF buffer = {AMOUNT, calloc(1, AMOUNT)};
  ULONGLONG began = GetTickCount64();
  for (int i = 0; i < SENDS; i++)
    must(WSASend(mine, &buffer, 1, NULL, 0, &operation[i], NULL) == 0 || WSAGetLastError() == WSA_IO_PENDING, "send");
  receive("receive", mine, SENDS, 16);
  SAY_BOOL("cancel one", CancelIoEx((HANDLE)mine, &operation[SENDS]));
  SAY_BOOL("cancel all", CancelIoEx((HANDLE)mine, NULL));
  SAY_SOCK("close", closesocket(mine));
  say("that took less than a second: %d", GetTickCount64() - began < 1000);
  int packets = 0, each[SENDS + 1] = {0};
  for (int i = 0; i <= SENDS; i++) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *record = NULL;
    GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
    if (record) packets++, each[record - operation]++;
  }
  say("packets %d: %d %d %d %d %d", packets, each[0], each[1], each[2], each[3], each[4]);
  no_packet("no more", port);
  return 0;
}
