/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-6 SOCK-38] A send takes any number of buffers, a receive fills them in order: 4,096 of each, behind 2,000
   empty ones, which is more than a system call takes here. Wine 8 hands all to one call of Linux, and answers 10040;
   Microsoft Learn, WSASend, knows no limit. */

#include "../trace.h"

enum { EMPTY = 2000, COUNT = 4096, EACH = 7 };

static WSABUF out[EMPTY + COUNT], in[EMPTY + COUNT];
static char sent[COUNT * EACH], received[COUNT * EACH];

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  DWORD flags = 0, total = 0;
  for (int i = 0; i < COUNT * EACH; i++) sent[i] = (char)(i * 31 + i / 251);
  for (int i = 0; i < COUNT; i++) {
    out[EMPTY + i] = (WSABUF){EACH, sent + i * EACH};
    in[EMPTY + i] = (WSABUF){EACH, received + i * EACH};
  }
  associate(port, peer, 2);
  SAY_SOCK("send", WSASend(peer, out, EMPTY + COUNT, NULL, 0, &operation[0], NULL));
  packet("sent", port);
  /* As many as there are, or fewer: a receive need not fill them all. */
  while (total < sizeof sent) {
    DWORD bytes = 0;
    int first = EMPTY + (int)(total / EACH);
    flags = 0;
    if (total % EACH != 0) {
      WSABUF rest = {EACH - total % EACH, received + total};
      WSARecv(mine, &rest, 1, NULL, &flags, &operation[1], NULL);
    } else {
      int from = total ? first : 0;
      WSARecv(mine, in + from, (DWORD)(EMPTY + COUNT - from), NULL, &flags, &operation[1], NULL);
    }
    ULONG_PTR key;
    OVERLAPPED *record;
    if (!GetQueuedCompletionStatus(port, &bytes, &key, &record, 10000) || bytes == 0) break;
    total += bytes;
  }
  say("received %u bytes, %s", (unsigned)total, memcmp(sent, received, sizeof sent) ? "others" : "the same");
  return 0;
}
