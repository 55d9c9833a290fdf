/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-9] P7 fair: with limit 2 two threads compute, the third gets its packet when one of them comes back.

   Wine 8 knows no limit; Microsoft Learn, "I/O Completion Ports", says what it is. */

#include "../trace.h"

static HANDLE port;
static volatile LONG running, go_back;

static DWORD WINAPI worker(void *unused) {
  (void)unused;
  for (;;) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *record;
    if (!GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH) || !key) return 0;
    InterlockedIncrement(&running);
    while (InterlockedCompareExchange(&go_back, 0, 0) < (LONG)key) {
    }
  }
}

static int running_reaches(LONG wanted, DWORD milliseconds) {
  ULONGLONG end = GetTickCount64() + milliseconds;
  while (InterlockedCompareExchange(&running, 0, 0) != wanted)
    if (GetTickCount64() >= end) return 0;
    else Sleep(1);
  return 1;
}

int main(void) {
  HANDLE threads[3];
  port = new_port(2);
  for (int i = 0; i < 3; i++) threads[i] = thread(worker, NULL);
  for (ULONG_PTR key = 1; key <= 3; key++) PostQueuedCompletionStatus(port, 0, key, NULL);
  say("two run: %d", running_reaches(2, LONG_ENOUGH));
  say("three run: %d", running_reaches(3, 2 * BRIEFLY));
  InterlockedExchange(&go_back, 1);
  say("the third packet is taken when a thread comes back: %d", running_reaches(3, LONG_ENOUGH));
  InterlockedExchange(&go_back, 3);
  for (int i = 0; i < 3; i++) PostQueuedCompletionStatus(port, 0, 0, NULL);
  for (int i = 0; i < 3; i++) ended(threads[i]);
  return 0;
}
