/* SPDX-License-Identifier: Apache-2.0 */
/* PIPE-4, SOCK-23: a message larger than any buffer in between arrives whole, and its write ends once. */
#include "files.h"

enum { BIG = 3 << 20 };

static DWORD WINAPI write_all(void *pipe) {
  char *text = malloc(BIG);
  DWORD bytes = 0;
  for (int i = 0; i < BIG; i++) text[i] = (char)(i * 7);
  BOOL answer = WriteFile(pipe, text, BIG, &bytes, NULL);
  say("written %d, %d", answer, bytes == BIG);
  free(text);
  return 0;
}

int main(void) {
  HANDLE port = new_port(1), server, client;
  char *text = malloc(BIG);
  pipe_pair("large", PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE, &server, &client);
  must(CreateIoCompletionPort(server, port, 12, 0) == port, "association");
  SAY_BOOL("read", ReadFile(server, text, BIG, NULL, &operation[0]));
  HANDLE writer = thread(write_all, client);
  DWORD bytes = 0;
  ULONG_PTR key;
  OVERLAPPED *record = NULL;
  BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
  ended(writer);
  int right = 0;
  for (int i = 0; i < BIG; i++) right += text[i] == (char)(i * 7);
  say("read %d, all of it %d, right %d", success, bytes == BIG, right == BIG);
  return 0;
}
