/* SPDX-License-Identifier: Apache-2.0 */

/* overlapped-freed: CancelIo, and the OVERLAPPED of a receive without a port freed with no look at its result. Right:
   GetOverlappedResult first; or a look at Internal until it has changed. */

#include "verify.h"

int main(int count, char **arguments) {
  DWORD bytes;
  begin(count, arguments);
  Session *session = new_session(mine), *polled = new_session(peer);
  must(receive_into(mine, session->buffer, sizeof session->buffer, &session->overlapped), "receive");
  must(CancelIo((HANDLE)mine), "cancel");
  if (!is_wrong) GetOverlappedResult((HANDLE)mine, &session->overlapped, &bytes, TRUE);
  free(session);
  must(receive_into(peer, polled->buffer, sizeof polled->buffer, &polled->overlapped), "receive");
  must(CancelIoEx((HANDLE)peer, &polled->overlapped), "cancel");
  while (!HasOverlappedIoCompleted(&polled->overlapped)) SwitchToThread();
  free(polled);
  return 0;
}
