/* SPDX-License-Identifier: Apache-2.0 */

/* overlapped-freed: a session freed after closesocket, and before the packet of its receive. Right: after it. */

#include "verify.h"

int main(int count, char **arguments) {
  begin(count, arguments);
  Session *session = new_session(mine);
  associate(port, mine, 1);
  must(receive_into(mine, session->buffer, sizeof session->buffer, &session->overlapped), "receive");
  closesocket(mine);
  if (is_wrong) free(session);
  take(port);
  if (!is_wrong) free(session);
  return 0;
}
