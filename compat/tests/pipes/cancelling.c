/* SPDX-License-Identifier: Apache-2.0 */
/* CANCEL-1, CANCEL-2, CANCEL-13, PIPE-1: pending connects and reads of pipes are cancelled like any other operation.
   Wine 8 says yes to (handle, NULL) with nothing there. */
#include "files.h"

int main(void) {
  const char *name = pipe_name("cancel");
  HANDLE port = new_port(1), server = pipe_server(name, FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1);
  must(CreateIoCompletionPort(server, port, 12, 0) == port, "association");
  SAY_BOOL("nothing there", CancelIoEx(server, NULL));
  SAY_BOOL("connect", ConnectNamedPipe(server, &operation[0]));
  SAY_BOOL("cancel", CancelIoEx(server, &operation[0]));
  packet("connect", port);
  say_record("connect", &operation[0]);
  SAY_BOOL("connect", ConnectNamedPipe(server, &operation[1]));
  HANDLE client = pipe_client(name, 0);
  packet("connect", port);
  SAY_BOOL("read", ReadFile(server, data[2], 16, NULL, &operation[2]));
  SAY_BOOL("read", ReadFile(server, data[3], 16, NULL, &operation[3]));
  SAY_BOOL("cancel the first", CancelIoEx(server, &operation[2]));
  packet("read", port);
  pipe_write("client", client, "abc");
  packet("the other", port);
  say("%.3s", data[3]);
  SAY_BOOL("completed", CancelIoEx(server, &operation[3]));
  SAY_BOOL("read", ReadFile(server, data[4], 16, NULL, &operation[4]));
  SAY_BOOL("CancelIo", CancelIo(server));
  packet("read", port);
  no_packet("no more", port);
  return 0;
}
