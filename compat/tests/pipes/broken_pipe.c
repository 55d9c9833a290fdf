/* SPDX-License-Identifier: Apache-2.0 */
/* PIPE-2, ERR-11: the peer closes. What it sent can be read, then reads end with 109, pending ones and new ones; writes
   fail with 232. A failure at once queues no packet. */
#include "files.h"

int main(void) {
  HANDLE port = new_port(1), server, client;
  pipe_pair("broken", PIPE_TYPE_BYTE, &server, &client);
  must(CreateIoCompletionPort(server, port, 12, 0) == port, "association");
  SAY_BOOL("read", ReadFile(server, data[0], 16, NULL, &operation[0]));
  SAY_BOOL("another", ReadFile(server, data[1], 16, NULL, &operation[1]));
  pipe_write("client", client, "last");
  CloseHandle(client);
  packet("read", port);
  say("%.4s", data[0]);
  packet("another", port);
  SAY_BOOL("read afterwards", ReadFile(server, data[2], 16, NULL, &operation[2]));
  SAY_BOOL("write afterwards", WriteFile(server, "x", 1, NULL, &operation[3]));
  no_packet("no more", port);
  pipe_pair("broken-too", PIPE_TYPE_BYTE, &server, &client);
  DWORD bytes = 0;
  WriteFile(server, "unread", 6, &bytes, &operation[4]);
  CloseHandle(server);
  pipe_read("client", client, 16);
  pipe_read("client", client, 16);
  pipe_write("client", client, "x");
  return 0;
}
