/* SPDX-License-Identifier: Apache-2.0 */
/* not_implemented [ERR-2]
   What is declared and not implemented fails, with the value its documentation gives for failure, and says why. */
#include "sync.h"
#include <mswsock.h>

int main(void) {
  TELL("CreateNamedPipe", CreateNamedPipeA("p", 0, 0, 1, 0, 0, 0, NULL) == INVALID_HANDLE_VALUE);
  TELL("TerminateThread", TerminateThread(GetCurrentThread(), 0));
  TELL("SuspendThread, running", SuspendThread(GetCurrentThread()) == (DWORD)-1);
  TELL("TransmitFile", TransmitFile(0, NULL, 0, 0, NULL, NULL, 0));
  TELL("WSAEventSelect", WSAEventSelect(0, NULL, 0));
  return 0;
}
