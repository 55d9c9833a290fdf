/* SPDX-License-Identifier: Apache-2.0 */

/* port-closed-with-packets: the last packets are not waited for. Right: they are; and a post that nobody took is lost
   without harm. */

#include "verify.h"

int main(int count, char **arguments) {
  static OVERLAPPED record;
  static char in[16];
  begin(count, arguments);
  associate(port, mine, 1);
  must(receive_into(mine, in, sizeof in, &record), "receive");
  closesocket(mine);
  if (!is_wrong) take(port);
  PostQueuedCompletionStatus(port, 1, 2, (OVERLAPPED *)3);
  CloseHandle(port);
  return 0;
}
