/* SPDX-License-Identifier: Apache-2.0 */

/* [EVENT-6] On Windows a socket's handle is signalled when an operation without hEvent ends. Here it cannot be waited
   for: 6, at once. The result can (GetOverlappedResult), and so can an event.

   Wine 8 does as Windows: Microsoft Learn, "GetOverlappedResult". */

#include "../trace.h"

static void wait(const char *title, HANDLE object) {
  SetLastError(0);
  DWORD answer = WaitForSingleObject(object, 0);
  say("%s: %u %u", title, (unsigned)answer, (unsigned)GetLastError());
}

int main(void) {
  SOCKET mine, peer;
  DWORD bytes = 0;
  start();
  connected_pair(&mine, &peer);
  receive("pending", mine, 0, 8);
  wait("while pending", (HANDLE)mine);
  put(peer, "data");
  SAY_BOOL("the result can be waited for", GetOverlappedResult((HANDLE)mine, &operation[0], &bytes, TRUE));
  wait("at the end", (HANDLE)mine);
  return 0;
}
