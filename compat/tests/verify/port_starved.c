/* SPDX-License-Identifier: Apache-2.0 */

/* port-starved: the only thread of a port waits for what only the port's next packet brings. Right: there are two. */

#include "verify.h"

static HANDLE arrived;

static DWORD WINAPI serve(void *unused) {
  (void)unused;
  for (;;) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *record;
    if (!GetQueuedCompletionStatus(port, &bytes, &key, &record, INFINITE)) return 1;
    if (key == 3) return 0;
    /* The wrong one never comes back: the verifier ends the process. */
    if (key == 1) WaitForSingleObject(arrived, LONG_ENOUGH * 2);
    if (key == 2) SetEvent(arrived);
  }
}

int main(int count, char **arguments) {
  begin(count, arguments);
  arrived = CreateEventW(NULL, TRUE, FALSE, NULL);
  HANDLE threads[2];
  int started = is_wrong ? 1 : 2;
  for (int i = 0; i < started; i++) threads[i] = CreateThread(NULL, 0, serve, NULL, 0, NULL);
  for (ULONG_PTR key = 1; key <= 2; key++) PostQueuedCompletionStatus(port, 0, key, NULL);
  WaitForSingleObject(arrived, LONG_ENOUGH);
  for (int i = 0; i < started; i++) PostQueuedCompletionStatus(port, 0, 3, NULL);
  WaitForMultipleObjects(started, threads, TRUE, LONG_ENOUGH * 2);
  return 0;
}
