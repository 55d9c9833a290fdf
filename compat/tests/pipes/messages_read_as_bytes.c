/* SPDX-License-Identifier: Apache-2.0 */
/* PIPE-4; Microsoft Learn, "Named Pipe Type, Read, and Wait Modes": a client reads bytes until it sets its read mode;
   then the end of a message ends its read. A pipe of bytes cannot be read by messages. */
#include "files.h"

int main(void) {
  HANDLE server, client;
  DWORD bytes = 0, mode = 0;
  pipe_pair("as-bytes", PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE, &server, &client);
  WriteFile(server, "one", 3, &bytes, &operation[0]);
  WriteFile(server, "two", 3, &bytes, &operation[1]);
  pipe_read("bytes", client, 4);
  pipe_read("bytes", client, 16);
  SAY_BOOL("mode", GetNamedPipeHandleStateA(client, &mode, NULL, NULL, NULL, NULL, 0));
  say("mode %u", (unsigned)mode);
  mode = PIPE_READMODE_MESSAGE;
  SAY_BOOL("set", SetNamedPipeHandleState(client, &mode, NULL, NULL));
  WriteFile(server, "three", 5, &bytes, &operation[2]);
  WriteFile(server, "four", 4, &bytes, &operation[3]);
  pipe_read("messages", client, 4);
  pipe_read("messages", client, 16);
  pipe_read("messages", client, 16);
  DWORD flags = 0, instances = 0;
  SAY_BOOL("info", GetNamedPipeInfo(server, &flags, NULL, NULL, &instances));
  say("flags %u instances %u", (unsigned)flags, (unsigned)instances);
  pipe_pair("only-bytes", PIPE_TYPE_BYTE, &server, &client);
  SAY_BOOL("a pipe of bytes", SetNamedPipeHandleState(client, &mode, NULL, NULL));
  return 0;
}
