/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "WaitNamedPipeA function": TRUE when an instance listens, 121 when none did in time, 2 at once when
   there is no such pipe. */
#include "files.h"

static const char *name;
static HANDLE server;

static DWORD WINAPI listen_again(void *client) {
  let_it_block();
  DisconnectNamedPipe(server);
  CloseHandle(client);
  ConnectNamedPipe(server, NULL);
  return 0;
}

int main(void) {
  name = pipe_name("wait");
  SAY_BOOL("no such pipe", WaitNamedPipeA(name, NMPWAIT_WAIT_FOREVER));
  server = pipe_server(name, 0, PIPE_TYPE_BYTE, 1);
  SAY_BOOL("listening", WaitNamedPipeA(name, NMPWAIT_WAIT_FOREVER));
  HANDLE client = pipe_client(name, 0);
  SAY_BOOL("in use", WaitNamedPipeA(name, 20));
  HANDLE other = thread(listen_again, client);
  SAY_BOOL("listening again", WaitNamedPipeA(name, NMPWAIT_WAIT_FOREVER));
  client = pipe_client(name, 0);
  ended(other);
  pipe_write("client", client, "hello");
  pipe_read("server", server, 8);
  return 0;
}
