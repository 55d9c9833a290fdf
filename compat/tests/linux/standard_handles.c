/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-13] Standard input, output and error are handles; closing one leaves the descriptor alone. */

#include "../files.h"

#include <fcntl.h>
#include <unistd.h>

int main(void) {
  HANDLE input = GetStdHandle(STD_INPUT_HANDLE), output = GetStdHandle(STD_OUTPUT_HANDLE);
  DWORD bytes = 0;
  say("handles: %d %d", input != NULL, output != NULL);
  say("the same each time: %d", GetStdHandle(STD_OUTPUT_HANDLE) == output);
  SAY_BOOL("end of the input", ReadFile(input, data[0], 8, &bytes, NULL));
  say("bytes %u", (unsigned)bytes);
  SAY_BOOL("write", WriteFile(output, "written\n", 8, &bytes, NULL));
  SAY_BOOL("close", CloseHandle(output));
  say("the descriptor is open: %d", fcntl(1, F_GETFD) >= 0);
  HANDLE file = temporary_file(0);
  SAY_BOOL("replace", SetStdHandle(STD_ERROR_HANDLE, file));
  say("replaced: %d", GetStdHandle(STD_ERROR_HANDLE) == file);
  SAY_BOOL("no such one", GetStdHandle(7) != INVALID_HANDLE_VALUE);
  return 0;
}
