/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "DisconnectNamedPipe function": the server parts from its client, and the instance serves the next
   one under the same handle, association and key. For a client both calls are no function; Wine 8 says 50 to one. */
#include "files.h"

int main(void) {
  const char *name = pipe_name("disconnect");
  HANDLE port = new_port(1), server = pipe_server(name, FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1);
  must(CreateIoCompletionPort(server, port, 12, 0) == port, "association");
  SAY_BOOL("connect", ConnectNamedPipe(server, &operation[0]));
  HANDLE client = pipe_client(name, 0);
  packet("connect", port);
  SAY_BOOL("read", ReadFile(server, data[1], 16, NULL, &operation[1]));
  SAY_BOOL("disconnect", DisconnectNamedPipe(server));
  packet("the pending read", port);
  SAY_BOOL("read", ReadFile(server, data[2], 16, NULL, &operation[2]));
  SAY_BOOL("write", WriteFile(server, "x", 1, NULL, &operation[2]));
  SAY_BOOL("disconnect again", DisconnectNamedPipe(server));
  SAY_HANDLE("not listening", CreateFileA(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL));
  DWORD bytes = 0;
  BOOL answer = ReadFile(client, data[3], 16, &bytes, NULL);
  say("the client reads: %d", answer);
  CloseHandle(client);
  SAY_BOOL("connect", ConnectNamedPipe(server, &operation[4]));
  client = pipe_client(name, 0);
  packet("connect", port);
  pipe_write("second client", client, "second");
  SAY_BOOL("read", ReadFile(server, data[5], 16, &bytes, &operation[5]));
  packet("read", port);
  say("%.6s", data[5]);
  SAY_BOOL("a client cannot", DisconnectNamedPipe(client));
  SAY_BOOL("a client cannot", ConnectNamedPipe(client, NULL));
  no_packet("no more", port);
  return 0;
}
