/* SPDX-License-Identifier: Apache-2.0 */
/* [GOR-3, ERR-7] GetOverlappedResultEx: 0 asks and gives 996, a time limit that passes 258; a result in time is given
   as by GetOverlappedResult. With and without an event. */
#include "trace.h"

static SOCKET mine, peer;

static DWORD WINAPI send_later(void *unused) {
  let_it_block();
  put(peer, "abc");
  return unused != NULL;
}

static void ask(const char *title, int i) {
  DWORD bytes = 0;
  say("%s", title);
  receive("receive", mine, i, 8);
  SAY_BOOL("now", GetOverlappedResultEx((HANDLE)mine, &operation[i], &bytes, 0, FALSE));
  SAY_BOOL("soon", GetOverlappedResultEx((HANDLE)mine, &operation[i], &bytes, 20, FALSE));
  HANDLE other = thread(send_later, NULL);
  SAY_BOOL("in time", GetOverlappedResultEx((HANDLE)mine, &operation[i], &bytes, LONG_ENOUGH, FALSE));
  say("bytes %u", (unsigned)bytes);
  ended(other);
}

int main(void) {
  start();
  connected_pair(&mine, &peer);
  ask("no event", 0);
  operation[1].hEvent = new_event();
  ask("event", 1);
  return 0;
}
