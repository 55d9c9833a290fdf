/* SPDX-License-Identifier: Apache-2.0 */

/* overlapped-reused: one OVERLAPPED for a receive that is pending and a send. Right: one for each. */

#include "verify.h"

int main(int count, char **arguments) {
  static OVERLAPPED first, second;
  static char in[16], out[4] = "out";
  begin(count, arguments);
  associate(port, mine, 1);
  must(receive_into(mine, in, sizeof in, &first), "receive");
  must(send_from(mine, out, 3, is_wrong ? &first : &second), "send");
  take(port);
  put(peer, "in");
  take(port);
  return 0;
}
