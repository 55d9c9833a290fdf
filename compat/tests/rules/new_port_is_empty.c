/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-1 GQCS-1 GQCS-2] A new port is empty: a look and a short wait find nothing and store nothing. */

#include "../trace.h"

int main(void) {
  HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 77, 3);
  say("a port: %d", port != NULL && port != INVALID_HANDLE_VALUE);
  dequeue("a look", port, 0);
  ULONGLONG before = GetTickCount64();
  dequeue("a wait", port, 60);
  /* Ticks are coarse there: a wait may look shorter by one of them. */
  say("it waited: %d", GetTickCount64() - before >= 60 - 16);
  say("another port: %d", CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 77, 0) != port);
  SAY_BOOL("close", CloseHandle(port));
  return 0;
}
