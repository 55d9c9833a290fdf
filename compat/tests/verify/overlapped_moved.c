/* SPDX-License-Identifier: Apache-2.0 */

/* overlapped-moved: an array of sessions grows while one of them has a receive pending. Right: before. */

#include "verify.h"

int main(int count, char **arguments) {
  begin(count, arguments);
  associate(port, mine, 1);
  static char in[16];
  OVERLAPPED *records = calloc(2, sizeof *records);
  if (!is_wrong) records = realloc(records, 4096 * sizeof *records);
  must(receive_into(mine, in, sizeof in, &records[0]), "receive");
  if (is_wrong) records = realloc(records, 4096 * sizeof *records);
  put(peer, "in");
  take(port);
  free(records);
  return 0;
}
