/* SPDX-License-Identifier: Apache-2.0 */
/* not_implemented [ERR-2]
   What is declared and not implemented fails, with the value its documentation gives for failure, and says why.

   Ours alone: elsewhere these functions are there. */
#include "sync.h"

int main(void) {
  TELL("DeviceIoControl", DeviceIoControl(NULL, 0, NULL, 0, NULL, 0, NULL, NULL));
  TELL("TerminateThread", TerminateThread(GetCurrentThread(), 0));
  TELL("SuspendThread, running", SuspendThread(GetCurrentThread()) == (DWORD)-1);
  return 0;
}
