/* SPDX-License-Identifier: Apache-2.0 */
/* not_implemented [ERR-2]
   What is declared and not implemented fails, with the value its documentation gives for failure, and says why. */
#include "sync.h"

int main(void) {
  TELL("CreateNamedPipe", CreateNamedPipeA("p", 0, 0, 1, 0, 0, 0, NULL) == INVALID_HANDLE_VALUE);
  TELL("TerminateThread", TerminateThread(GetCurrentThread(), 0));
  TELL("SuspendThread, running", SuspendThread(GetCurrentThread()) == (DWORD)-1);
  return 0;
}
