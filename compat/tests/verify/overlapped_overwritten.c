/* SPDX-License-Identifier: Apache-2.0 */

/* overlapped-overwritten: an OVERLAPPED is cleared for the next use while a receive is pending. Right: before it. */

#include "verify.h"

int main(int count, char **arguments) {
  static OVERLAPPED record;
  static char in[16];
  begin(count, arguments);
  associate(port, mine, 1);
  if (!is_wrong) memset(&record, 0, sizeof record);
  must(receive_into(mine, in, sizeof in, &record), "receive");
  if (is_wrong) memset(&record, 0, sizeof record);
  put(peer, "in");
  take(port);
  memset(&record, 0xdd, sizeof record);
  return 0;
}
