/* SPDX-License-Identifier: Apache-2.0 */

/* closed-undrained: a socket is closed with a receive pending, and nobody ever dequeues the packet. Right: somebody
   does. [leaks] */

#include "verify.h"

int main(int count, char **arguments) {
  static OVERLAPPED record;
  static char in[16];
  begin(count, arguments);
  associate(port, mine, 1);
  must(receive_into(mine, in, sizeof in, &record), "receive");
  closesocket(mine);
  if (is_wrong) return 0;
  take(port);
  closesocket(peer);
  CloseHandle(port);
  return 0;
}
