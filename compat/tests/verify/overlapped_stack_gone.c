/* SPDX-License-Identifier: Apache-2.0 */

/* overlapped-stack-gone: a function submits with an OVERLAPPED of its own, cancels and returns. Right: it waits for the
   packet in between; and main's own may be pending when main returns. */

#include "verify.h"

__attribute__((noinline)) static void receive_for_a_moment(void) {
  OVERLAPPED record = {0};
  static char in[16];
  must(receive_into(mine, in, sizeof in, &record), "receive");
  must(CancelIoEx((HANDLE)mine, &record), "cancel");
  if (!is_wrong) take(port);
}

int main(int count, char **arguments) {
  OVERLAPPED own = {0};
  static char in[16];
  begin(count, arguments);
  associate(port, mine, 1);
  associate(port, peer, 2);
  must(receive_into(peer, in, sizeof in, &own), "receive");
  receive_for_a_moment();
  Sleep(1);
  if (is_wrong) take(port);
  return 0;
}
