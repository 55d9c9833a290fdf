/* SPDX-License-Identifier: Apache-2.0 */

/* [CLOSE-2] P3 cancel, wait, close: closing with operations of both directions pending gives each its packet, once.

   Wine 8 aborts receives with 676 and does not end pending sends; Microsoft Learn, "closesocket", says that all
   are aborted. */

#include "../trace.h"

enum { AMOUNT = 8 << 20 };

int main(void) {
  for (int by_handle = 0; by_handle < 2; by_handle++) {
    SOCKET mine, peer;
    start();
    connected_pair(&mine, &peer);
    HANDLE port = new_port(0);
    associate(port, mine, 1);
    WSABUF buffer = {AMOUNT, calloc(1, AMOUNT)};
    receive("pending", mine, 0, 16);
    receive("pending", mine, 1, 16);
    for (int i = 2; i < 4; i++)
      must(WSASend(mine, &buffer, 1, NULL, 0, &operation[i], NULL) == 0 || WSAGetLastError() == WSA_IO_PENDING,
           "send");
    if (by_handle)
      SAY_BOOL("CloseHandle", CloseHandle((HANDLE)mine));
    else
      SAY_SOCK("closesocket", closesocket(mine));
    int each[4] = {0}, failed_receives = 0, keys = 0;
    for (int i = 0; i < 4; i++) {
      DWORD bytes = 9;
      ULONG_PTR key = 0;
      OVERLAPPED *record = NULL;
      BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
      if (!record) break;
      each[record - operation]++;
      keys += key == 1;
      failed_receives += record < &operation[2] && !success && bytes == 0;
    }
    say("each once: %d %d %d %d, failed receives %d, right keys %d", each[0], each[1], each[2], each[3],
        failed_receives, keys);
    no_packet("no more", port);
    closesocket(peer);
  }
  return 0;
}
