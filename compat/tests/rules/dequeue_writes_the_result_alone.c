/* SPDX-License-Identifier: Apache-2.0 */

/* [GQCS-9 EVENT-9 SOCK-2] P2 hands off: once its packet was dequeued, an OVERLAPPED has its result, and no other part
   of it was ever written. */

#include "../trace.h"

int main(void) {
  SOCKET mine, peer;
  HANDLE port = open_connection(&mine, &peer, 1);
  struct {
    char before[32];
    OVERLAPPED record;
    char after[32];
  } guarded;
  memset(&guarded, 0x5a, sizeof guarded);
  guarded.record.Internal = guarded.record.InternalHigh = 0;
  guarded.record.hEvent = NULL;
  WSABUF buffer = {8, data[0]};
  DWORD flags = 0;
  SAY_SOCK("receive", WSARecv(mine, &buffer, 1, NULL, &flags, &guarded.record, NULL));
  put(peer, "four");
  packet("packet", port);
  say("status %u bytes %u", (unsigned)guarded.record.Internal, (unsigned)guarded.record.InternalHigh);
  say("offset %08x %08x, event %d", (unsigned)guarded.record.Offset, (unsigned)guarded.record.OffsetHigh,
      guarded.record.hEvent != NULL);
  int around = 1;
  for (int i = 0; i < 32; i++) around &= guarded.before[i] == 0x5a && guarded.after[i] == 0x5a;
  say("around it nothing was written: %d", around);
  return 0;
}
