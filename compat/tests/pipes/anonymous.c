/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "CreatePipe function": two ends that wait, and that no port takes. The writer's close ends the
   stream, the reader's breaks it. */
#include "files.h"

static HANDLE reader, writer;

/* Says nothing itself: the reader may be faster. */
static DWORD WINAPI write_later(void *written) {
  let_it_block();
  return !WriteFile(writer, "later", 5, (DWORD *)written, NULL);
}

int main(void) {
  SAY_BOOL("CreatePipe", CreatePipe(&reader, &writer, NULL, 0));
  say("types %u %u", (unsigned)GetFileType(reader), (unsigned)GetFileType(writer));
  SAY_BOOL("association", CreateIoCompletionPort(reader, new_port(1), 1, 0) != NULL);
  pipe_write("writer", writer, "hello");
  pipe_read("reader", reader, 2);
  pipe_read("reader", reader, 16);
  pipe_write("reader", reader, "x");
  pipe_read("writer", writer, 8);
  DWORD written = 0;
  HANDLE other = thread(write_later, &written);
  pipe_read("reader, waiting", reader, 16);
  ended(other);
  say("thread has written %u", (unsigned)written);
  pipe_write("writer", writer, "end");
  CloseHandle(writer);
  pipe_read("reader", reader, 16);
  pipe_read("reader", reader, 16);
  SAY_BOOL("CreatePipe", CreatePipe(&reader, &writer, NULL, 0));
  CloseHandle(reader);
  pipe_write("writer", writer, "x");
  return 0;
}
