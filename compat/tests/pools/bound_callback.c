/* SPDX-License-Identifier: Apache-2.0 */
/* [TP-1] BindIoCompletionCallback calls its function for each completion, on a thread of the pool: 0 for success, some
   other number for a failure. A handle is bound once; flags are 0. */
#include "../trace.h"

static HANDLE done;
static DWORD number_of_main, number_of_thread, error_of_call, bytes_of_call;
static OVERLAPPED *record_of_call;

static void CALLBACK completed(DWORD error, DWORD bytes, LPOVERLAPPED record) {
  number_of_thread = GetCurrentThreadId();
  error_of_call = error;
  bytes_of_call = bytes;
  record_of_call = record;
  SetEvent(done);
}

static void expect(void) {
  until(done);
  say("completed %s: failed %d bytes %u on another thread %d", op_name(record_of_call), error_of_call != 0,
      (unsigned)bytes_of_call, number_of_thread != number_of_main);
}

int main(void) {
  SOCKET mine, peer;
  start();
  number_of_main = GetCurrentThreadId();
  connected_pair(&mine, &peer);
  done = CreateEventW(NULL, FALSE, FALSE, NULL);
  SAY_BOOL("bound", BindIoCompletionCallback((HANDLE)mine, completed, 0));
  SAY_BOOL("again", BindIoCompletionCallback((HANDLE)mine, completed, 0));
  SAY_BOOL("no handle", BindIoCompletionCallback((HANDLE)(ULONG_PTR)0xdeadbee0, completed, 0));
  put(peer, "abcd");
  until_readable(mine);
  receive("there already", mine, 0, 16);
  expect();
  receive("pending", mine, 1, 16);
  put(peer, "ab");
  expect();
  receive("cancelled", mine, 2, 16);
  CancelIoEx((HANDLE)mine, &operation[2]);
  expect();
  return 0;
}
