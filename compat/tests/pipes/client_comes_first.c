/* SPDX-License-Identifier: Apache-2.0 */
/* PIPE-3, ERR-11: a client that came before ConnectNamedPipe: FALSE/535, no packet, and the pipe works. One that has
   gone again: 232. */
#include "files.h"

int main(void) {
  const char *name = pipe_name("first");
  HANDLE port = new_port(1), server = pipe_server(name, FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 2);
  must(CreateIoCompletionPort(server, port, 12, 0) == port, "association");
  HANDLE client = pipe_client(name, 0);
  pipe_write("client", client, "early");
  SAY_BOOL("connect", ConnectNamedPipe(server, &operation[0]));
  no_packet("connect", port);
  DWORD bytes = 0;
  SAY_BOOL("read", ReadFile(server, data[1], 16, &bytes, &operation[1]));
  packet("read", port);
  say("%.5s", data[1]);
  CloseHandle(client);
  HANDLE other = pipe_server(name, FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 2);
  client = pipe_client(name, 0);
  CloseHandle(client);
  SAY_BOOL("connect to one that has gone", ConnectNamedPipe(other, &operation[2]));
  HANDLE third = CreateNamedPipeA(name, PIPE_ACCESS_DUPLEX, 0, 2, 0, 0, 0, NULL);
  say("a third instance of two: %u", third == INVALID_HANDLE_VALUE ? (unsigned)GetLastError() : 0);
  return 0;
}
