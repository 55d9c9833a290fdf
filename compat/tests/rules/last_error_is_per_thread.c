/* SPDX-License-Identifier: Apache-2.0 */

/* [ERR-12] GetLastError and WSAGetLastError are one value for each thread, 0 in a new one. */

#include "../trace.h"

static DWORD WINAPI other(void *unused) {
  (void)unused;
  say("a new thread: %u %u", (unsigned)GetLastError(), (unsigned)WSAGetLastError());
  SetLastError(31);
  return 0;
}

int main(void) {
  start();
  SetLastError(5);
  say("SetLastError: %u", (unsigned)WSAGetLastError());
  WSASetLastError(10054);
  say("WSASetLastError: %u", (unsigned)GetLastError());
  HANDLE t = thread(other, NULL);
  must(WaitForSingleObject(t, LONG_ENOUGH) == WAIT_OBJECT_0, "thread");
  say("after another thread's: %u", (unsigned)GetLastError());
  closesocket(INVALID_SOCKET);
  say("a Winsock error: %u", (unsigned)GetLastError());
  CloseHandle(INVALID_HANDLE_VALUE == NULL ? NULL : (HANDLE)(ULONG_PTR)0x7ffffff0);
  say("a Win32 error: %u", (unsigned)WSAGetLastError());
  return 0;
}
