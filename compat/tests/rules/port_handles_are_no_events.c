/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-14] On Windows a port's handle is signalled while packets lie on it. Here it cannot be waited for: 6, at once,
   and no packet is lost.

   Wine 8 does as Windows: Wine, ntdll/tests/sync.c, test_completion_port_scheduling. */

#include "../trace.h"

int main(void) {
  HANDLE port = new_port(0);
  for (int i = 0; i < 2; i++) {
    SetLastError(0);
    DWORD answer = WaitForSingleObject(port, 0);
    say("with %d packets: %u %u", i, (unsigned)answer, (unsigned)GetLastError());
    must(PostQueuedCompletionStatus(port, i, 0, NULL), "post");
  }
  packet("first", port);
  packet("second", port);
  return 0;
}
