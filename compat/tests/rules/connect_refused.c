/* SPDX-License-Identifier: Apache-2.0 */

/* [CONN-7 ERR-8] A blocking connect to where nobody listens: 10061; the socket can try again.

   Wine 8 refuses the second attempt; Microsoft Learn, "connect", allows it. */

#include "../trace.h"

int main(void) {
  struct sockaddr_in address;
  start();
  SOCKET s = stream(), free_one = stream();
  address = bind_loopback(free_one); /* bound, and nobody listens */
  SAY_SOCK("connect", connect(s, (struct sockaddr *)&address, sizeof address));
  must(listen(free_one, 4) == 0, "listen");
  SAY_SOCK("again", connect(s, (struct sockaddr *)&address, sizeof address));
  SAY_SOCK("once more", connect(s, (struct sockaddr *)&address, sizeof address));
  return 0;
}
