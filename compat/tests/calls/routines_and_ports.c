/* SPDX-License-Identifier: Apache-2.0 */
/* [APC-5, ERR-2] A socket with a port has no completion routines: WSARecv and WSASend WSAEINVAL, ReadFileEx and
   WriteFileEx ERROR_INVALID_PARAMETER; nothing is started. */
#include "../trace.h"

static void CALLBACK socket_routine(DWORD error, DWORD bytes, LPWSAOVERLAPPED record, DWORD flags) {
  (void)bytes, (void)record, (void)flags;
  say("routine %u", (unsigned)error);
}

static void CALLBACK file_routine(DWORD error, DWORD bytes, LPOVERLAPPED record) {
  (void)bytes, (void)record;
  say("routine %u", (unsigned)error);
}

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, mine, 1);
  WSABUF buffer = {5, data[0]};
  DWORD flags = 0;
  SAY_SOCK("WSARecv", WSARecv(mine, &buffer, 1, NULL, &flags, &operation[0], socket_routine));
  SAY_SOCK("WSASend", WSASend(mine, &buffer, 1, NULL, 0, &operation[0], socket_routine));
  SAY_BOOL("ReadFileEx", ReadFileEx((HANDLE)mine, data[0], 5, &operation[0], file_routine));
  SAY_BOOL("WriteFileEx", WriteFileEx((HANDLE)mine, data[0], 5, &operation[0], file_routine));
  say("alertable: %u", (unsigned)SleepEx(BRIEFLY, TRUE));
  no_packet("the port", port);
  return 0;
}
