/* SPDX-License-Identifier: Apache-2.0 */

/* [HANDLE-7, CLOSE-9] A duplicate of a pipe's end is the same end: the same association and key, the same modes. What
   is pending goes on while one of its handles is open, and the peer sees the end with the last one. */

#include "../trace.h"

static HANDLE duplicate(HANDLE pipe, DWORD options) {
  HANDLE other = NULL;
  must(DuplicateHandle(GetCurrentProcess(), pipe, GetCurrentProcess(), &other, 0, FALSE, options), "DuplicateHandle");
  return other;
}

static void named(void) {
  DWORD bytes = 0, mode = PIPE_READMODE_MESSAGE, state = 0;
  HANDLE first = CreateNamedPipeA("\\\\.\\pipe\\iocp-duplicated", PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                  PIPE_TYPE_MESSAGE, 1, 256, 256, 0, NULL);
  must(first != INVALID_HANDLE_VALUE, "CreateNamedPipe");
  HANDLE second = duplicate(first, DUPLICATE_SAME_ACCESS), port = new_port(0);
  must(CreateIoCompletionPort(second, port, 5, 0) == port, "associate");
  SAY_BOOL("associated again", CreateIoCompletionPort(first, port, 6, 0) != NULL);
  SAY_BOOL("connect", ConnectNamedPipe(second, &operation[0]));
  HANDLE client =
      CreateFileA("\\\\.\\pipe\\iocp-duplicated", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  must(client != INVALID_HANDLE_VALUE, "CreateFile");
  packet("connected", port);
  SAY_BOOL("mode", SetNamedPipeHandleState(first, &mode, NULL, NULL));
  SAY_BOOL("state", GetNamedPipeHandleStateA(second, &state, NULL, NULL, NULL, NULL, 0));
  say("state %u", (unsigned)state);
  SAY_BOOL("read", ReadFile(first, data[1], DATA, NULL, &operation[1]));
  SAY_BOOL("close that handle", CloseHandle(first));
  no_packet("goes on", port);
  must(WriteFile(client, "abc", 3, &bytes, NULL), "write");
  packet("read", port);
  SAY_BOOL("connected still", ConnectNamedPipe(second, &operation[2]));
  HANDLE third = duplicate(second, DUPLICATE_SAME_ACCESS | DUPLICATE_CLOSE_SOURCE);
  SAY_BOOL("read", ReadFile(third, data[3], DATA, NULL, &operation[3]));
  SAY_BOOL("cancel", CancelIoEx(third, &operation[3]));
  packet("cancelled", port);
  SAY_BOOL("the last one", CloseHandle(third));
  SAY_BOOL("the client reads", ReadFile(client, data[4], DATA, &bytes, NULL));
  HANDLE again = CreateNamedPipeA("\\\\.\\pipe\\iocp-duplicated",
                                  PIPE_ACCESS_DUPLEX | FILE_FLAG_FIRST_PIPE_INSTANCE, 0, 1, 256, 256, 0, NULL);
  say("the name is free: %d", again != INVALID_HANDLE_VALUE);
  CloseHandle(client);
  if (again != INVALID_HANDLE_VALUE) CloseHandle(again);
}

static void anonymous(void) {
  HANDLE reading, writing;
  DWORD bytes = 0;
  must(CreatePipe(&reading, &writing, NULL, 0), "CreatePipe");
  HANDLE other = duplicate(writing, DUPLICATE_SAME_ACCESS);
  SAY_BOOL("write", WriteFile(other, "abc", 3, &bytes, NULL));
  CloseHandle(writing);
  SAY_BOOL("read", ReadFile(reading, data[0], DATA, &bytes, NULL));
  say("bytes %u", (unsigned)bytes);
  SAY_BOOL("write", WriteFile(other, "de", 2, &bytes, NULL));
  CloseHandle(other);
  SAY_BOOL("read", ReadFile(reading, data[0], DATA, &bytes, NULL));
  say("bytes %u", (unsigned)bytes);
  SAY_BOOL("the end", ReadFile(reading, data[0], DATA, &bytes, NULL));
  CloseHandle(reading);
}

int main(void) {
  named();
  anonymous();
  return 0;
}
