/* SPDX-License-Identifier: Apache-2.0 */

/* [CANCEL-10] CancelIo and CancelIoEx on a closed handle: 6. */

#include "../trace.h"

int main(void) {
  start();
  SOCKET s = stream();
  closesocket(s);
  SAY_BOOL("CancelIo", CancelIo((HANDLE)s));
  SAY_BOOL("CancelIoEx, all", CancelIoEx((HANDLE)s, NULL));
  SAY_BOOL("CancelIoEx, one", CancelIoEx((HANDLE)s, &operation[0]));
  return 0;
}
