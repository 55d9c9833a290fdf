/* SPDX-License-Identifier: Apache-2.0 */

/* [SKIP-7] SetFileCompletionNotificationModes refuses closed handles, other objects and unknown bits.

   Wine 8 ignores unknown bits. Undocumented: 87 is what Windows is known to answer. */

#include "../trace.h"

int main(void) {
  start();
  SOCKET s = stream(), closed = stream();
  closesocket(closed);
  SAY_BOOL("closed", SetFileCompletionNotificationModes((HANDLE)closed, 1));
  SAY_BOOL("null", SetFileCompletionNotificationModes(NULL, 1));
  SAY_BOOL("a port", SetFileCompletionNotificationModes(new_port(0), 1));
  SAY_BOOL("unknown bit", SetFileCompletionNotificationModes((HANDLE)s, 0x10));
  SAY_BOOL("both known bits", SetFileCompletionNotificationModes((HANDLE)s, 3));
  return 0;
}
