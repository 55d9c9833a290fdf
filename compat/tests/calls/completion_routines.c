/* SPDX-License-Identifier: Apache-2.0 */
/* [APC-1, APC-2, APC-4] A completion routine runs on the thread that began the operation, in an alertable wait only:
   for one that succeeded at once, for one that was pending, for one that was cancelled, for one that a close ended. */
#include "../trace.h"

static DWORD number_of_thread;

static void CALLBACK routine(DWORD error, DWORD bytes, LPWSAOVERLAPPED record, DWORD flags) {
  say("routine %s: error %u bytes %u flags %u status %08x on its thread: %d", op_name(record), (unsigned)error,
      (unsigned)bytes, (unsigned)flags, (unsigned)record->Internal, GetCurrentThreadId() == number_of_thread);
}

static void begin(const char *title, SOCKET s, int i, BOOL sends) {
  WSABUF buffer = {5, data[i]};
  DWORD bytes = 0, flags = 0;
  WSASetLastError(0);
  int answer = sends ? WSASend(s, &buffer, 1, &bytes, 0, &operation[i], routine)
                     : WSARecv(s, &buffer, 1, &bytes, &flags, &operation[i], routine);
  say("%s: %d %u", title, answer, answer ? (unsigned)WSAGetLastError() : 0);
}

static DWORD WINAPI sender(void *socket_of_peer) {
  put((SOCKET)socket_of_peer, "abc");
  return 0;
}

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  number_of_thread = GetCurrentThreadId();

  begin("a send", mine, 0, TRUE);
  say("a plain wait: %u", (unsigned)SleepEx(BRIEFLY, FALSE));
  say("alertable: %u", (unsigned)SleepEx(LONG_ENOUGH, TRUE));

  begin("a receive", mine, 1, FALSE);
  HANDLE t = thread(sender, (void *)peer);
  say("alertable: %u", (unsigned)SleepEx(LONG_ENOUGH, TRUE));
  ended(t);

  begin("a receive", mine, 2, FALSE);
  say("cancelled: %d", CancelIoEx((HANDLE)mine, &operation[2]));
  say("alertable: %u", (unsigned)SleepEx(LONG_ENOUGH, TRUE));

  begin("one", mine, 3, FALSE);
  begin("another", mine, 4, FALSE);
  put(peer, "12345");
  put(peer, "67890");
  DWORD answer;
  int waits = 0;
  /* Their data may come apart. */
  while (operation[4].Internal == 0x103 || waits == 0) answer = SleepEx(LONG_ENOUGH, TRUE), waits++;
  say("alertable: %u", (unsigned)answer);
  return 0;
}
