/* SPDX-License-Identifier: Apache-2.0 */

/* key-freed: the key of a socket is the address of a context that is freed while a packet with it is to come. Right:
   freed after that packet. */

#include "verify.h"

int main(int count, char **arguments) {
  static OVERLAPPED record;
  static char in[16];
  begin(count, arguments);
  Session *context = new_session(mine);
  associate(port, mine, (ULONG_PTR)context);
  must(receive_into(mine, in, sizeof in, &record), "receive");
  closesocket(mine);
  if (is_wrong) free(context);
  take(port);
  if (!is_wrong) free(context);
  return 0;
}
