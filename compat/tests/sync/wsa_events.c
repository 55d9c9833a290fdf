/* SPDX-License-Identifier: Apache-2.0 */
/* wsa_events [EVENT-8]
   Winsock's event functions: manual reset, 1 to 64 at a time, codes of their own that are the same numbers. */
#include "sync.h"

int main(void) {
  WSAEVENT events[2] = {WSACreateEvent(), WSACreateEvent()};
  L("unset: %u", (unsigned)WSAWaitForMultipleEvents(2, events, FALSE, 20, FALSE));
  L("set: %d", WSASetEvent(events[1]));
  L("any: %u", (unsigned)(WSAWaitForMultipleEvents(2, events, FALSE, 1000, FALSE) - WSA_WAIT_EVENT_0));
  L("manual reset: %u", (unsigned)WSAWaitForMultipleEvents(2, events, FALSE, 0, FALSE));
  L("all: %u", (unsigned)WSAWaitForMultipleEvents(2, events, TRUE, 20, FALSE));
  WSASetEvent(events[0]);
  L("all: %u", (unsigned)WSAWaitForMultipleEvents(2, events, TRUE, 20, TRUE));
  L("reset: %d", WSAResetEvent(events[0]));
  L("reset: %u", (unsigned)WaitForSingleObject(events[0], 0));
  L("close: %d", WSACloseEvent(events[0]));
  TELL("set closed", WSASetEvent(events[0]));
  TELL("wait closed", WSAWaitForMultipleEvents(2, events, FALSE, 0, FALSE) == WSA_WAIT_FAILED);
  TELL("close closed", WSACloseEvent(events[0]));
  return 0;
}
