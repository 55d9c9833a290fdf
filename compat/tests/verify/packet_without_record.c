/* SPDX-License-Identifier: Apache-2.0 */

/* packet-without-record: a send succeeds at once and its OVERLAPPED is freed at once; the packet comes. Right: freed
   when it has come. */

#include "verify.h"

int main(int count, char **arguments) {
  static char out[4] = "out";
  begin(count, arguments);
  associate(port, mine, 1);
  Session *session = new_session(mine);
  must(send_from(mine, out, 3, &session->overlapped), "send");
  if (is_wrong) free(session);
  take(port);
  if (!is_wrong) free(session);
  return 0;
}
