/* SPDX-License-Identifier: Apache-2.0 */

/* [EVENT-4] The low bit of hEvent, for this operation alone: no packet, however it ends; event and result are as
   usual. */

#include "../trace.h"

static HANDLE tagged(HANDLE event) { return (HANDLE)((ULONG_PTR)event | 1); }

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1), event = new_event();
  DWORD bytes = 0;
  for (int i = 0; i < 3; i++) operation[i].hEvent = tagged(event);
  receive("pending", mine, 0, 8);
  put(peer, "data");
  until(event);
  SAY_BOOL("its result", GetOverlappedResult((HANDLE)mine, &operation[0], &bytes, FALSE));
  ResetEvent(event);
  transmit("at once", mine, 1, "x");
  until(event);
  SAY_BOOL("its result", GetOverlappedResult((HANDLE)mine, &operation[1], &bytes, TRUE));
  receive("cancelled", mine, 2, 8);
  CancelIoEx((HANDLE)mine, NULL);
  until(event);
  SAY_BOOL("its result", GetOverlappedResult((HANDLE)mine, &operation[2], &bytes, FALSE));
  no_packet("none for any", port);
  operation[3].hEvent = event;
  transmit("without the bit", mine, 3, "y");
  packet("without the bit", port);
  return 0;
}
