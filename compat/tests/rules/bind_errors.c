/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-39] The four ways in which bind fails. */

#include "../trace.h"

int main(void) {
  start();
  struct sockaddr_in used, foreign = loopback();
  SOCKET l = listener(&used), s = stream();
  SAY_SOCK("a used address", bind(s, (struct sockaddr *)&used, sizeof used));
  foreign.sin_addr.s_addr = htonl(0xc0000201); /* 192.0.2.1, reserved for documentation */
  SAY_SOCK("a foreign address", bind(s, (struct sockaddr *)&foreign, sizeof foreign));
  SAY_SOCK("no address", bind(s, NULL, sizeof foreign));
  SAY_SOCK("a short address", bind(s, (struct sockaddr *)&used, 4));
  bind_loopback(s);
  struct sockaddr_in another = loopback();
  SAY_SOCK("twice", bind(s, (struct sockaddr *)&another, sizeof another));
  SAY_SOCK("the socket still works", listen(s, 1));
  closesocket(l);
  return 0;
}
