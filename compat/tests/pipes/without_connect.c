/* SPDX-License-Identifier: Apache-2.0 */
/* PIPE-3, PIPE-5: a client makes the connection, not ConnectNamedPipe: the server can read and write at once. Before
   that the pipe is listening, and reads and writes fail with 536. */
#include "files.h"

int main(void) {
  const char *name = pipe_name("without");
  HANDLE server = pipe_server(name, 0, PIPE_TYPE_BYTE, 1);
  pipe_read("nobody there", server, 8);
  pipe_write("nobody there", server, "x");
  HANDLE client = pipe_client(name, 0);
  pipe_write("client", client, "hello");
  pipe_read("server", server, 8);
  pipe_write("server", server, "answer");
  pipe_read("client", client, 8);
  return 0;
}
