/* SPDX-License-Identifier: Apache-2.0 */
/* CLOSE-2, CLOSE-12: closing a pipe ends what is pending, each with its packet. Windows' pipes say 109 then, other
   handles 995: a program takes any failure. */
#include "files.h"

static void failed(const char *title, HANDLE port) {
  DWORD bytes = 0;
  ULONG_PTR key = 0;
  OVERLAPPED *record = NULL;
  BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
  DWORD error = GetLastError();
  say("%s: success %d, a code for it %d, bytes %u key %u %s", title, success,
      error == ERROR_BROKEN_PIPE || error == ERROR_OPERATION_ABORTED, (unsigned)bytes, (unsigned)key, op_name(record));
}

int main(void) {
  const char *name = pipe_name("close");
  HANDLE port = new_port(1), server = pipe_server(name, FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1), client;
  must(CreateIoCompletionPort(server, port, 12, 0) == port, "association");
  SAY_BOOL("connect", ConnectNamedPipe(server, &operation[0]));
  CloseHandle(server);
  failed("connect", port);
  pipe_pair("close-too", PIPE_TYPE_BYTE, &server, &client);
  must(CreateIoCompletionPort(server, port, 13, 0) == port, "association");
  SAY_BOOL("read", ReadFile(server, data[1], 16, NULL, &operation[1]));
  SAY_BOOL("close", CloseHandle(server));
  failed("read", port);
  pipe_read("client", client, 8);
  SAY_BOOL("close again", CloseHandle(server));
  no_packet("no more", port);
  return 0;
}
