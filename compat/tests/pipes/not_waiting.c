/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "Named Pipe Type, Read, and Wait Modes", PIPE_NOWAIT: nothing waits. Reading nothing is 232,
   connecting asks whether a client is there. */
#include "files.h"

int main(void) {
  const char *name = pipe_name("nowait");
  HANDLE server = pipe_server(name, 0, PIPE_TYPE_BYTE | PIPE_NOWAIT, 1);
  SAY_BOOL("nobody there", ConnectNamedPipe(server, NULL));
  HANDLE client = pipe_client(name, 0);
  SAY_BOOL("somebody there", ConnectNamedPipe(server, NULL));
  pipe_read("nothing there", server, 8);
  pipe_write("client", client, "abc");
  pipe_read("something there", server, 8);
  DWORD mode = PIPE_NOWAIT;
  SAY_BOOL("client", SetNamedPipeHandleState(client, &mode, NULL, NULL));
  pipe_read("client", client, 8);
  return 0;
}
