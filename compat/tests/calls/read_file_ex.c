/* SPDX-License-Identifier: Apache-2.0 */
/* [APC-8] ReadFileEx and WriteFileEx answer TRUE and end in their routine; hEvent is the program's own word, even if it
   is the value of an event. */
#include "../trace.h"

static int calls;
static DWORD results[2][2];

/* Which of the two comes first is not promised. */
static void CALLBACK routine(DWORD error, DWORD bytes, LPOVERLAPPED record) {
  results[record - operation][0] = error;
  results[record - operation][1] = bytes;
  calls++;
}

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE event = new_event();
  SetEvent(event);
  operation[0].hEvent = event;
  operation[1].hEvent = (HANDLE)(ULONG_PTR)0x1234567;
  SAY_BOOL("ReadFileEx", ReadFileEx((HANDLE)mine, data[0], 8, &operation[0], routine));
  say("the event was left alone: %d", WaitForSingleObject(event, 0) == WAIT_OBJECT_0);
  ResetEvent(event);
  SAY_BOOL("WriteFileEx", WriteFileEx((HANDLE)peer, "hello", 5, &operation[1], routine));
  say("last error after success: %u", (unsigned)GetLastError());
  while (calls < 2) must(SleepEx(LONG_ENOUGH, TRUE) == WAIT_IO_COMPLETION, "the routines");
  for (int i = 0; i < 2; i++) say("op%d: error %u bytes %u", i, (unsigned)results[i][0], (unsigned)results[i][1]);
  say("the event was left alone: %d", WaitForSingleObject(event, 0) == WAIT_TIMEOUT);
  say("the word too: %d", operation[1].hEvent == (HANDLE)(ULONG_PTR)0x1234567);
  return 0;
}
