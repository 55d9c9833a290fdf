/* SPDX-License-Identifier: Apache-2.0 */

/* [GOR-2 GOR-6] With bWait the result is waited for, on hEvent or without one, in both functions. */

#include "../trace.h"

static SOCKET mine, peer;
static HANDLE go;

static DWORD WINAPI sender(void *unused) {
  (void)unused;
  for (int i = 0; i < 4; i++) {
    until(go);
    ResetEvent(go);
    let_it_block();
    put(peer, "data");
  }
  return 0;
}

int main(void) {
  start();
  connected_pair(&mine, &peer);
  go = new_event();
  HANDLE t = thread(sender, NULL);
  for (int i = 0; i < 4; i++) {
    DWORD bytes = 0, flags = 0;
    if (i % 2) operation[i].hEvent = new_event();
    receive(i % 2 ? "event" : "no event", mine, i, 8);
    SetEvent(go);
    if (i < 2)
      SAY_BOOL("GetOverlappedResult", GetOverlappedResult((HANDLE)mine, &operation[i], &bytes, TRUE));
    else
      SAY_BOOL("WSAGetOverlappedResult", WSAGetOverlappedResult(mine, &operation[i], &bytes, TRUE, &flags));
    say("bytes %u", (unsigned)bytes);
  }
  ended(t);
  return 0;
}
