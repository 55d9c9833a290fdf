/* SPDX-License-Identifier: Apache-2.0 */

/* overlapped-rearmed: a send that has succeeded at once, and its OVERLAPPED used again before its packet was dequeued.
   Right: after it, and on a handle that skips such packets, at once. */

#include "verify.h"

int main(int count, char **arguments) {
  static OVERLAPPED record, skipped;
  static char out[4] = "out";
  begin(count, arguments);
  associate(port, mine, 1);
  must(send_from(mine, out, 3, &record), "send");
  if (!is_wrong) take(port);
  must(send_from(mine, out, 3, &record), "send again");
  if (is_wrong) take(port);
  take(port);
  associate(port, peer, 2);
  must(SetFileCompletionNotificationModes((HANDLE)peer, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS), "skip");
  must(send_from(peer, out, 3, &skipped), "send");
  must(send_from(peer, out, 3, &skipped), "send again");
  return 0;
}
