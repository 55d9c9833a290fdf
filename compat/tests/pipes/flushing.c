/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "FlushFileBuffers function": on a pipe it returns when the peer has read everything. */
#include "files.h"

static HANDLE client;

static DWORD WINAPI read_later(void *unused) {
  let_it_block();
  pipe_read("client", client, 16);
  return unused != NULL;
}

int main(void) {
  HANDLE server = pipe_server(pipe_name("flush"), 0, PIPE_TYPE_BYTE, 1);
  SAY_BOOL("nobody there", FlushFileBuffers(server));
  client = pipe_client(pipe_name("flush"), 0);
  SAY_BOOL("nothing written", FlushFileBuffers(server));
  pipe_write("server", server, "hello");
  HANDLE other = thread(read_later, NULL);
  BOOL answer = FlushFileBuffers(server);
  ended(other);
  say("read: %d", answer);
  return 0;
}
