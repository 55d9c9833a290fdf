/* SPDX-License-Identifier: Apache-2.0 */
/* Argument errors from the pages of namedpipeapi.h on Microsoft Learn; handles of other kinds (LIVE-7). Wine 8 takes
   any number of instances. */
#include "files.h"

static void create(const char *title, const char *name, DWORD open, DWORD mode, DWORD instances) {
  SAY_HANDLE(title, CreateNamedPipeA(name, open, mode, instances, 0, 0, 0, NULL));
}

static void all(const char *kind, HANDLE h) {
  DWORD number = 0;
  say("%s", kind);
  SAY_BOOL("ConnectNamedPipe", ConnectNamedPipe(h, &operation[0]));
  SAY_BOOL("DisconnectNamedPipe", DisconnectNamedPipe(h));
  SAY_BOOL("PeekNamedPipe", PeekNamedPipe(h, NULL, 0, NULL, &number, NULL));
  SAY_BOOL("SetNamedPipeHandleState", SetNamedPipeHandleState(h, &number, NULL, NULL));
  SAY_BOOL("GetNamedPipeInfo", GetNamedPipeInfo(h, &number, NULL, NULL, NULL));
}

int main(void) {
  const char *name = pipe_name("bad");
  create("no pipe's name", "iocp-no-pipe", PIPE_ACCESS_DUPLEX, 0, 1);
  create("no name", "\\\\.\\pipe\\", PIPE_ACCESS_DUPLEX, 0, 1);
  create("no instances", name, PIPE_ACCESS_DUPLEX, 0, 0);
  create("256 instances", name, PIPE_ACCESS_DUPLEX, 0, 256);
  create("messages of a pipe of bytes", name, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE | PIPE_READMODE_MESSAGE, 1);
  HANDLE closed = pipe_server(name, 0, 0, 1);
  CloseHandle(closed);
  all("null", NULL);
  all("closed", closed);
  all("event", new_event());
  HANDLE server = pipe_server(name, FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1);
  SAY_BOOL("peek while listening", PeekNamedPipe(server, NULL, 0, NULL, NULL, NULL));
  SAY_BOOL("ReadFile while listening", ReadFile(server, data[0], 1, NULL, &operation[0]));
  return 0;
}
