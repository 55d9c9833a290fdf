/* SPDX-License-Identifier: Apache-2.0 */
/* PIPE-1, PORT-2: ConnectNamedPipe pends until a client opens the pipe; then its packet comes, with no bytes. */
#include "files.h"

int main(void) {
  const char *name = pipe_name("pends");
  HANDLE port = new_port(1), server = pipe_server(name, FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1);
  must(CreateIoCompletionPort(server, port, 12, 0) == port, "association");
  SAY_BOOL("connect", ConnectNamedPipe(server, &operation[0]));
  no_packet("nobody came", port);
  HANDLE client = pipe_client(name, 0);
  packet("somebody came", port);
  SAY_BOOL("connect again", ConnectNamedPipe(server, &operation[1]));
  pipe_write("client", client, "hello");
  DWORD bytes = 0;
  SAY_BOOL("read", ReadFile(server, data[2], 16, &bytes, &operation[2]));
  packet("read", port);
  say("%.5s", data[2]);
  SAY_BOOL("write", WriteFile(server, "answer", 6, NULL, &operation[3]) || GetLastError() == ERROR_IO_PENDING);
  packet("write", port);
  pipe_read("client", client, 16);
  no_packet("no more", port);
  return 0;
}
