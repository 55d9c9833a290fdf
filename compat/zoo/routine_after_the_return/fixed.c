/* SPDX-License-Identifier: Apache-2.0 */

/* The twin: a function with a time limit returns when the completion routine has run.
   [APC-1 APC-4]

   Modelled on nyholku/purejavacomm PR#21: operations were given up, and the stack they were on went before they had
   ended.

   Windows: the routine runs in an alertable wait of the thread that started the operation, whenever that is. Until then
   OVERLAPPED and buffer are the system's; a function that gives up cancels and waits for the routine. */

#include "../zoo.h"

static volatile LONG calls;

static void CALLBACK routine(DWORD error, DWORD bytes, LPWSAOVERLAPPED record, DWORD flags) {
  (void)error, (void)bytes, (void)record, (void)flags;
  InterlockedIncrement(&calls);
}

static __attribute__((noinline)) void read_line(SOCKET s, DWORD limit) {
  WSAOVERLAPPED overlapped = {0};
  char buffer[400];
  WSABUF place = {sizeof buffer, buffer};
  DWORD flags = 0;
  int answer = WSARecv(s, &place, 1, NULL, &flags, &overlapped, routine);
  must(answer == 0 || WSAGetLastError() == WSA_IO_PENDING, "receive");
  SleepEx(limit, TRUE);
  if (calls == 0) CancelIoEx((HANDLE)s, &overlapped);
  while (calls == 0) SleepEx(INFINITE, TRUE);
}

/* Has a larger frame than read_line, and looks at it after the peer has sent. */
static __attribute__((noinline)) void work(SOCKET peer) {
  char frame[1600];
  plant_canary(frame, sizeof frame);
  put(peer, "a line that nobody waits for");
  SleepEx(20, TRUE);
  check_canary("the peer's line was written into the stack");
}

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  read_line(mine, 10);
  work(peer);
  closesocket(mine);
  closesocket(peer);
  SleepEx(0, TRUE);
  return verdict();
}
