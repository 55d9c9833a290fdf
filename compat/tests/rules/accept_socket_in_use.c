/* SPDX-License-Identifier: Apache-2.0 */

/* [ACCEPT-13] A socket that waits in an AcceptEx cannot be given to another, nor connected. */

#include "../trace.h"

int main(void) {
  start();
  struct sockaddr_in address, other_address;
  SOCKET l = listener(&address), other = listener(&other_address), s = stream();
  HANDLE port = new_port(0);
  associate(port, l, 1);
  associate(port, other, 2);
  say("AcceptEx %s", accepted(accepting(l, s, 0, 0)));
  SAY_BOOL("a second one", accepting(l, s, 1, 0));
  SAY_BOOL("of another listener", accepting(other, s, 2, 0));
  SAY_SOCK("connect", connect(s, (struct sockaddr *)&other_address, sizeof other_address));
  SAY_BOOL("ConnectEx", connect_ex(s)(s, (struct sockaddr *)&other_address, sizeof other_address, NULL, 0, NULL,
                                      &operation[3]));
  no_packet("refused", port);
  connected_to(&address);
  packet("the first one", port);
  return 0;
}
