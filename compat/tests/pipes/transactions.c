/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "TransactNamedPipe" and "CallNamedPipeA": a message and its answer in one call. */
#include "files.h"

static HANDLE server;

static DWORD WINAPI answer_three(void *unused) {
  for (int i = 0; i < 3; i++) {
    char text[DATA];
    DWORD bytes = 0;
    if (!ConnectNamedPipe(server, NULL) && GetLastError() != ERROR_PIPE_CONNECTED) break;
    do {
      if (!ReadFile(server, text, sizeof text, &bytes, NULL)) break;
      for (DWORD c = 0; c < bytes; c++) text[c]++;
    } while (WriteFile(server, text, bytes, &bytes, NULL));
    DisconnectNamedPipe(server);
  }
  return unused != NULL;
}

int main(void) {
  const char *name = pipe_name("transact");
  server = pipe_server(name, 0, PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE, 1);
  HANDLE worker = thread(answer_three, NULL);
  char text[DATA] = {0};
  DWORD bytes = 0, mode = PIPE_READMODE_MESSAGE;
  SAY_BOOL("call", CallNamedPipeA(name, "abc", 3, text, sizeof text, &bytes, NMPWAIT_WAIT_FOREVER));
  say("'%.*s'", (int)bytes, text);
  SAY_BOOL("a short buffer", CallNamedPipeA(name, "abcdef", 6, text, 3, &bytes, NMPWAIT_WAIT_FOREVER));
  say("'%.*s'", (int)bytes, text);
  must(WaitNamedPipeA(name, NMPWAIT_WAIT_FOREVER), "WaitNamedPipe");
  HANDLE client = pipe_client(name, 0);
  SAY_BOOL("reading bytes", TransactNamedPipe(client, "no", 2, text, sizeof text, &bytes, NULL));
  SetNamedPipeHandleState(client, &mode, NULL, NULL);
  SAY_BOOL("transact", TransactNamedPipe(client, "xy", 2, text, sizeof text, &bytes, NULL));
  say("'%.*s'", (int)bytes, text);
  CloseHandle(client);
  ended(worker);
  return 0;
}
