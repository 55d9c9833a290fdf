/* SPDX-License-Identifier: Apache-2.0 */
/* APC-5, APC-8: ReadFileEx and WriteFileEx on files and pipes end in their routine, in an alertable wait; at the end
   of a file the routine gets 38, or the call fails with it. A handle with a port, or one that is not overlapped, has
   none; Wine 8 waits on the latter. */
#include "files.h"

static int called;

static void CALLBACK routine(DWORD error, DWORD bytes, LPOVERLAPPED record) {
  called++;
  say("routine: error %u bytes %u %s", (unsigned)error, (unsigned)bytes, op_name(record));
}

static void until_called(int count) {
  while (called < count && SleepEx(LONG_ENOUGH, TRUE) == WAIT_IO_COMPLETION) {
  }
}

int main(void) {
  HANDLE file = temporary_file(FILE_FLAG_OVERLAPPED), server, client;
  at(&operation[0], 0);
  SAY_BOOL("write", WriteFileEx(file, "0123456789", 10, &operation[0], routine));
  until_called(1);
  at(&operation[1], 4);
  SAY_BOOL("read", ReadFileEx(file, data[1], 4, &operation[1], routine));
  until_called(2);
  say("%.4s", data[1]);
  at(&operation[2], 10);
  SetLastError(0);
  if (ReadFileEx(file, data[2], 4, &operation[2], routine))
    until_called(3);
  else
    say("routine: error %u bytes 0 op2", (unsigned)GetLastError());
  called = 0;
  pipe_pair("routines", PIPE_TYPE_BYTE, &server, &client);
  SAY_BOOL("pipe", ReadFileEx(server, data[3], 16, &operation[3], routine));
  pipe_write("client", client, "hello");
  until_called(1);
  say("%.5s", data[3]);
  SAY_BOOL("not overlapped", ReadFileEx(client, data[4], 16, &operation[4], routine));
  SAY_BOOL("not overlapped", ReadFileEx(temporary_file(0), data[4], 16, &operation[4], routine));
  must(CreateIoCompletionPort(file, new_port(1), 5, 0) != NULL, "association");
  SAY_BOOL("with a port", ReadFileEx(file, data[4], 16, &operation[4], routine));
  SAY_BOOL("no routine", ReadFileEx(file, data[4], 16, &operation[4], NULL));
  return 0;
}
