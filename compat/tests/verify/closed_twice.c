/* SPDX-License-Identifier: Apache-2.0 */

/* closed-twice: a socket is closed by two owners. Right: by one; what was never a handle is another matter. */

#include "verify.h"

int main(int count, char **arguments) {
  begin(count, arguments);
  closesocket(mine);
  if (is_wrong) closesocket(mine);
  CloseHandle(NULL);
  closesocket(INVALID_SOCKET);
  return 0;
}
