/* SPDX-License-Identifier: Apache-2.0 */

/* buffer-shared: a send goes out of the buffer that a pending receive may write to. Right: out of another part. */

#include "verify.h"

int main(int count, char **arguments) {
  static OVERLAPPED in, out;
  static char buffer[32];
  begin(count, arguments);
  associate(port, mine, 1);
  must(receive_into(mine, buffer, 16, &in), "receive");
  must(send_from(mine, is_wrong ? buffer + 8 : buffer + 16, 8, &out), "send");
  take(port);
  put(peer, "in");
  take(port);
  return 0;
}
