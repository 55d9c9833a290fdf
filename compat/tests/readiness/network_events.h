/* SPDX-License-Identifier: Apache-2.0 */

/* What the programs about network events share. */

#ifndef COMPAT_TESTS_NETWORK_EVENTS_H
#define COMPAT_TESTS_NETWORK_EVENTS_H

#include "../trace.h"

MAYBE_UNUSED static void say_events(const char *title, const WSANETWORKEVENTS *seen) {
  static const char *const names[] = {"READ", "WRITE", "OOB", "ACCEPT", "CONNECT", "CLOSE"};
  char text[128] = "";
  for (int bit = 0; bit < 6; bit++)
    if (seen->lNetworkEvents & 1 << bit)
      sprintf(text + strlen(text), " %s %d", names[bit], seen->iErrorCode[bit]);
  say("%s:%s", title, *text ? text : " nothing");
}

/* Waits for the event, and says what happened; the event is reset. */
MAYBE_UNUSED static void happened(const char *title, SOCKET s, WSAEVENT event) {
  WSANETWORKEVENTS seen;
  memset(&seen, 0, sizeof seen);
  DWORD answer = WSAWaitForMultipleEvents(1, &event, FALSE, LONG_ENOUGH, FALSE);
  must(answer == WSA_WAIT_EVENT_0, title);
  must(WSAEnumNetworkEvents(s, event, &seen) == 0, "WSAEnumNetworkEvents");
  say_events(title, &seen);
}

/* The event is not set. */
MAYBE_UNUSED static void quiet(const char *title, WSAEVENT event) {
  DWORD answer = WSAWaitForMultipleEvents(1, &event, FALSE, BRIEFLY, FALSE);
  say("%s: %s", title, answer == WSA_WAIT_TIMEOUT ? "quiet" : "set");
}

#endif
