/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-8] P5 order: sends leave as they were issued, also when the socket buffer is full in between. */

#include "../trace.h"

enum { SENDS = 24, BYTES = 256 << 10 };

static DWORD WINAPI reader(void *s) {
  static char buffer[100000];
  long long at = 0, wrong = 0;
  for (int length; (length = recv((SOCKET)s, buffer, sizeof buffer, 0)) > 0;)
    for (int i = 0; i < length; i++, at++) wrong += buffer[i] != (char)(at / BYTES);
  say("read %lld, wrong %lld", at, wrong);
  return 0;
}

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  for (int i = 0; i < SENDS; i++) {
    WSABUF buffer = {BYTES, malloc(BYTES)};
    memset(buffer.buf, i, BYTES);
    int answer = WSASend(mine, &buffer, 1, NULL, 0, &operation[i], NULL);
    must(answer == 0 || WSAGetLastError() == WSA_IO_PENDING, "send");
  }
  HANDLE t = thread(reader, (void *)peer);
  int in_order = 0;
  for (int i = 0; i < SENDS; i++) {
    DWORD bytes = 0;
    ULONG_PTR key;
    OVERLAPPED *record = NULL;
    must(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH), "a packet");
    in_order += record == &operation[i] && bytes == BYTES;
  }
  say("packets in order and whole: %d", in_order);
  shutdown(mine, SD_SEND);
  ended(t);
  return 0;
}
