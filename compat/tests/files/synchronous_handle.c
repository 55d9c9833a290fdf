/* SPDX-License-Identifier: Apache-2.0 */
/* FILE-6: without FILE_FLAG_OVERLAPPED calls wait. With an OVERLAPPED they go by its offset and leave the file pointer
   behind what they moved; at the end they fail with 38, where calls without one succeed with 0 bytes. One of the two
   pointers must not be NULL (Microsoft Learn, "ReadFile function"); Wine 8 does without both. */
#include "files.h"

static void say_pointer(HANDLE file) { say("pointer %u", (unsigned)SetFilePointer(file, 0, NULL, FILE_CURRENT)); }

int main(void) {
  HANDLE file = temporary_file(0), event = new_event();
  DWORD bytes = 0;
  SAY_BOOL("write at the pointer", WriteFile(file, "0123456789", 10, &bytes, NULL));
  say("bytes %u", (unsigned)bytes);
  say_pointer(file);
  operation[0].hEvent = event;
  at(&operation[0], 2);
  SAY_BOOL("read at an offset", ReadFile(file, data[0], 3, &bytes, &operation[0]));
  say("bytes %u '%.3s' status %x high %u", (unsigned)bytes, data[0], (unsigned)operation[0].Internal,
      (unsigned)operation[0].InternalHigh);
  say("event %u", (unsigned)WaitForSingleObject(event, 0));
  say_pointer(file);
  SAY_BOOL("read at the pointer", ReadFile(file, data[1], 64, &bytes, NULL));
  say("bytes %u '%.5s'", (unsigned)bytes, data[1]);
  SAY_BOOL("at the end, no OVERLAPPED", ReadFile(file, data[1], 64, &bytes, NULL));
  say("bytes %u", (unsigned)bytes);
  at(&operation[0], 10);
  SAY_BOOL("at the end, OVERLAPPED", ReadFile(file, data[0], 3, &bytes, &operation[0]));
  say("bytes %u", (unsigned)bytes);
  at(&operation[1], 8);
  SAY_BOOL("write at an offset", WriteFile(file, "abcd", 4, &bytes, &operation[1]));
  say_pointer(file);
  say("size %u", (unsigned)GetFileSize(file, NULL));
  SAY_BOOL("without any count", ReadFile(file, data[0], 3, NULL, NULL));
  return 0;
}
