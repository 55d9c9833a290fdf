/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-23] P5 order: a send much larger than any buffer completes once, with its whole count, and the next send goes
   out behind it. The peer reads in small pieces and checks every byte. */

#include "../trace.h"

enum { AMOUNT = 8 << 20 };

static SOCKET mine, peer;

static unsigned char pattern(unsigned i) { return (unsigned char)(i * 31 + (i >> 11)); }

static DWORD WINAPI reader(void *unused) {
  (void)unused;
  static char piece[1000];
  unsigned total = 0, wrong = 0;
  for (;;) {
    int length = recv(peer, piece, sizeof piece, 0);
    if (length <= 0) break;
    for (int i = 0; i < length; i++, total++)
      wrong += (unsigned char)piece[i] != (total < AMOUNT ? pattern(total) : (unsigned char)'!');
  }
  say("the peer read %u bytes more than the large send, wrong ones %u", total - AMOUNT, wrong);
  return 0;
}

int main(void) {
  HANDLE port = open_connection(&mine, &peer, 1);
  char *large = malloc(AMOUNT);
  for (unsigned i = 0; i < AMOUNT; i++) large[i] = (char)pattern(i);
  WSABUF buffers[] = {{AMOUNT - 5, large}, {5, large + AMOUNT - 5}};
  WSABUF small = {3, "!!!"};
  SAY_BOOL("the large send is accepted",
           WSASend(mine, buffers, 2, NULL, 0, &operation[0], NULL) == 0 || WSAGetLastError() == WSA_IO_PENDING);
  SAY_BOOL("the small send is accepted",
           WSASend(mine, &small, 1, NULL, 0, &operation[1], NULL) == 0 || WSAGetLastError() == WSA_IO_PENDING);
  HANDLE t = thread(reader, NULL);
  packet("large", port);
  packet("small", port);
  no_packet("no more", port);
  shutdown(mine, SD_SEND);
  ended(t);
  return 0;
}
