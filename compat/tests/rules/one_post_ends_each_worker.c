/* SPDX-License-Identifier: Apache-2.0 */

/* [POST-9 CLOSE-11] To stop, one post per worker: each takes one and ends, and the port is empty and closes. */

#include "../trace.h"

enum { WORKERS = 6, STOP = 99 };

static HANDLE port;
static LONG worked;

static DWORD WINAPI worker(void *unused) {
  (void)unused;
  for (DWORD stops = 0;;) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *record;
    must(GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH), "a packet");
    if (key == STOP) return ++stops;
    InterlockedIncrement(&worked);
  }
}

int main(void) {
  HANDLE threads[WORKERS];
  DWORD stops = 0;
  port = new_port(2);
  for (int i = 0; i < WORKERS; i++) threads[i] = thread(worker, NULL);
  for (int i = 0; i < 100; i++) PostQueuedCompletionStatus(port, 0, 1, NULL);
  for (int i = 0; i < WORKERS; i++) PostQueuedCompletionStatus(port, 0, STOP, NULL);
  for (int i = 0; i < WORKERS; i++) {
    DWORD code = 0;
    must(WaitForSingleObject(threads[i], LONG_ENOUGH) == WAIT_OBJECT_0, "a worker did not end");
    GetExitCodeThread(threads[i], &code);
    stops += code;
  }
  say("worked %d, stopped %u", (int)worked, (unsigned)stops);
  no_packet("nothing is left", port);
  SAY_BOOL("close", CloseHandle(port));
  return 0;
}
