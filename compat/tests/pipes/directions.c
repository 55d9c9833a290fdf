/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "CreateNamedPipeA function", dwOpenMode: a pipe of one direction. Who wants the other one gets 5. */
#include "files.h"

int main(void) {
  const char *in = pipe_name("in"), *out = pipe_name("out");
  HANDLE reader = CreateNamedPipeA(in, PIPE_ACCESS_INBOUND, PIPE_TYPE_BYTE, 1, 4096, 4096, 0, NULL);
  HANDLE writer = CreateNamedPipeA(out, PIPE_ACCESS_OUTBOUND, PIPE_TYPE_BYTE, 1, 4096, 4096, 0, NULL);
  SAY_HANDLE("reading what nobody writes", CreateFileA(in, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL));
  SAY_HANDLE("writing what nobody reads", CreateFileA(out, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL));
  HANDLE sender = CreateFileA(in, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  HANDLE receiver = CreateFileA(out, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  pipe_write("sender", sender, "in");
  pipe_read("reader", reader, 8);
  pipe_write("writer", writer, "out");
  pipe_read("receiver", receiver, 8);
  pipe_read("sender", sender, 8);
  pipe_write("receiver", receiver, "x");
  pipe_write("reader", reader, "x");
  pipe_read("writer", writer, 8);
  return 0;
}
