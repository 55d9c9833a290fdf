/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "PeekNamedPipe function": what is there, how much, and how much is left of the message; nothing is
   taken. Of a pipe of bytes nothing is left of a message; Wine 8 says otherwise. */
#include "files.h"

static void peek(const char *title, HANDLE pipe, DWORD size) {
  char text[DATA] = {0};
  DWORD bytes = 99, available = 99, left = 99;
  SetLastError(0);
  BOOL answer = PeekNamedPipe(pipe, text, size, &bytes, &available, &left);
  if (answer)
    say("%s: '%.*s' available %u left %u", title, (int)bytes, text, (unsigned)available, (unsigned)left);
  else
    say("%s: 0 %u", title, (unsigned)GetLastError());
}

int main(void) {
  HANDLE server, client;
  DWORD available = 0;
  pipe_pair("peek", PIPE_TYPE_BYTE, &server, &client);
  peek("empty", server, 8);
  pipe_write("client", client, "abc");
  pipe_write("client", client, "def");
  peek("bytes", server, 4);
  SAY_BOOL("only how much", PeekNamedPipe(server, NULL, 0, NULL, &available, NULL));
  say("%u", (unsigned)available);
  DWORD bytes = 0;
  ReadFile(server, data[0], 5, &bytes, &operation[0]);
  peek("after a read", server, 4);
  CloseHandle(client);
  peek("closed, something left", server, 4);
  ReadFile(server, data[0], 5, &bytes, &operation[1]);
  peek("closed, nothing left", server, 4);
  pipe_pair("peek-messages", PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE, &server, &client);
  pipe_write("client", client, "abcdef");
  pipe_write("client", client, "xy");
  peek("messages", server, 4);
  peek("messages", server, 16);
  ReadFile(server, data[0], 4, &bytes, &operation[2]);
  peek("within one", server, 16);
  return 0;
}
