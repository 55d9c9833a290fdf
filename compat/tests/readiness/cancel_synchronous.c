/* SPDX-License-Identifier: Apache-2.0 */

/* [CANCEL-15] CancelSynchronousIo ends the blocking call that a thread is in: 995. The socket goes on working, and
   the next call of the thread is not touched. A thread that waits for nothing of the kind: 1168; no thread: 6. Wine
   8 cancels no socket calls; Microsoft Learn, CancelSynchronousIo. */

#include "../trace.h"

static SOCKET s;
static HANDLE inside, go_on;

static DWORD WINAPI caller(void *unused) {
  (void)unused;
  SetEvent(inside);
  SAY_SOCK("recv", recv(s, data[0], 16, 0));
  SetEvent(inside);
  until(go_on);
  SAY_SOCK("recv again", recv(s, data[0], 16, 0));
  return 0;
}

int main(void) {
  SOCKET peer;
  start();
  connected_pair(&s, &peer);
  inside = new_event();
  go_on = new_event();
  HANDLE t = thread(caller, NULL);
  until(inside);
  ResetEvent(inside);
  BOOL done = FALSE;
  for (int i = 0; i < 100 && !done; i++) {
    let_it_block();
    done = CancelSynchronousIo(t);
  }
  until(inside);
  say("cancelled %d", done);
  SAY_BOOL("waits for an event", CancelSynchronousIo(t));
  SetEvent(go_on);
  put(peer, "hello");
  ended(t);
  SAY_BOOL("no thread", CancelSynchronousIo(inside));
  return 0;
}
