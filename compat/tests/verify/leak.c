/* SPDX-License-Identifier: Apache-2.0 */

/* leak: sockets and a port are open when the process ends, which is told to who asks for leaks. Right: all are closed.
   [leaks] */

#include "verify.h"

int main(int count, char **arguments) {
  begin(count, arguments);
  if (is_wrong) return 0;
  closesocket(mine);
  closesocket(peer);
  CloseHandle(port);
  return 0;
}
