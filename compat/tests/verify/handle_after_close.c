/* SPDX-License-Identifier: Apache-2.0 */

/* handle-after-close: a cancel names a socket that was closed. Right: before that; with the address of an operation
   that has completed it fails, and is no mistake. */

#include "verify.h"

int main(int count, char **arguments) {
  static OVERLAPPED record;
  static char out[4] = "out";
  begin(count, arguments);
  associate(port, mine, 1);
  must(send_from(mine, out, 3, &record), "send");
  take(port);
  must(!CancelIoEx((HANDLE)mine, &record) && GetLastError() == ERROR_NOT_FOUND, "nothing to cancel");
  closesocket(mine);
  if (is_wrong) CancelIoEx((HANDLE)mine, &record);
  return 0;
}
