/* SPDX-License-Identifier: Apache-2.0 */

/* send-buffer-changed: the next message is written into the buffer of a send that has to wait. Right: into that of one
   that has completed. */

#include "verify.h"

enum { SIZE = 1 << 20, MOST = 64 };

int main(int count, char **arguments) {
  static OVERLAPPED records[MOST];
  static char sink[SIZE];
  begin(count, arguments);
  associate(port, mine, 1);
  char *block = malloc(SIZE);
  memset(block, 'a', SIZE);
  int done = fill(mine, block, SIZE, records, MOST);
  if (is_wrong) block[SIZE / 2] = 'b';
  for (int i = 0; i < done; i++) take(port);
  for (size_t got = 0; got < (size_t)(done + 1) * SIZE;) {
    int part = recv(peer, sink, sizeof sink, 0);
    must(part > 0, "recv");
    got += (size_t)part;
  }
  take(port);
  block[SIZE / 2] = 'c';
  free(block);
  return 0;
}
