/* SPDX-License-Identifier: Apache-2.0 */
/* PIPE-4: a pipe of messages, read by messages: each read gets one, whatever else is there; with a short buffer 234, at
   once or by packet, and the rest comes next. A message may be empty. */
#include "files.h"

int main(void) {
  HANDLE port = new_port(1), server, client;
  DWORD bytes = 0;
  pipe_pair("messages", PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE, &server, &client);
  must(CreateIoCompletionPort(server, port, 12, 0) == port, "association");
  SAY_BOOL("pending read", ReadFile(server, data[0], 4, NULL, &operation[0]));
  pipe_write("client", client, "abcdefgh");
  packet("pending read", port);
  say_record("pending read", &operation[0]);
  say("%.4s", data[0]);
  SAY_BOOL("the rest", ReadFile(server, data[1], 16, &bytes, &operation[1]));
  packet("the rest", port);
  say("%.4s", data[1]);
  pipe_write("client", client, "one");
  pipe_write("client", client, "");
  pipe_write("client", client, "three");
  for (int i = 2; i < 5; i++) {
    SAY_BOOL("one message", ReadFile(server, data[i], 16, &bytes, &operation[i]));
    packet("one message", port);
    say("'%s'", data[i]);
  }
  pipe_write("client", client, "abcdefgh");
  SAY_BOOL("too short, at once", ReadFile(server, data[5], 3, &bytes, &operation[5]));
  packet("too short, at once", port);
  SAY_BOOL("too short again", ReadFile(server, data[6], 3, &bytes, &operation[6]));
  packet("too short again", port);
  SAY_BOOL("the last of it", ReadFile(server, data[7], 3, &bytes, &operation[7]));
  packet("the last of it", port);
  say("%.3s%.3s%.2s", data[5], data[6], data[7]);
  return 0;
}
