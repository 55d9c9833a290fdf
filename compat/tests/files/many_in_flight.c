/* SPDX-License-Identifier: Apache-2.0 */
/* FILE-8, FILE-12: many operations on one file at once, each with its packet and its own data; their order is not
   promised. */
#include "files.h"

enum { PIECES = 24, PIECE = 200 };

int main(void) {
  HANDLE port = new_port(1), file = temporary_file(FILE_FLAG_OVERLAPPED);
  static char pattern[PIECES][PIECE];
  must(CreateIoCompletionPort(file, port, 5, 0) == port, "association");
  for (int i = 0; i < PIECES; i++) {
    memset(pattern[i], 'a' + i, PIECE);
    at(&operation[i], (ULONGLONG)i * PIECE);
    must(started(WriteFile(file, pattern[i], PIECE, NULL, &operation[i]))[0] == 's', "write");
  }
  packets("writes", port, PIECES);
  for (int i = PIECES - 1; i >= 0; i--) {
    at(&operation[i], (ULONGLONG)i * PIECE);
    must(started(ReadFile(file, data[i], PIECE, NULL, &operation[i]))[0] == 's', "read");
  }
  packets("reads", port, PIECES);
  int same = 0;
  for (int i = 0; i < PIECES; i++) same += memcmp(data[i], pattern[i], PIECE) == 0;
  say("%d pieces are what was written", same);
  no_packet("no more", port);
  return 0;
}
