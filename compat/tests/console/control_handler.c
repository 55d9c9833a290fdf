/* SPDX-License-Identifier: Apache-2.0 */
/* control_handler
   Handlers are called for Ctrl-C, the latest first, until one says TRUE. Ours alone: under Wine the group of the sender
   would hear of it. */
#include "../trace.h"

static HANDLE heard;

static BOOL WINAPI first(DWORD event) {
  say("first %u", (unsigned)event);
  return SetEvent(heard);
}
static BOOL WINAPI second(DWORD event) {
  say("second %u", (unsigned)event);
  if (event == CTRL_BREAK_EVENT) SetEvent(heard);
  return event == CTRL_BREAK_EVENT;
}

/* The handlers speak first. */
static void send_event(const char *title, DWORD event, DWORD milliseconds) {
  BOOL sent = GenerateConsoleCtrlEvent(event, 0);
  DWORD answer = WaitForSingleObject(heard, milliseconds);
  say("%s: sent %d, wait %u", title, sent, (unsigned)answer);
}

int main(void) {
  heard = CreateEventA(NULL, FALSE, FALSE, NULL);
  SAY_BOOL("add", SetConsoleCtrlHandler(first, TRUE));
  SAY_BOOL("add", SetConsoleCtrlHandler(second, TRUE));
  send_event("Ctrl-C", CTRL_C_EVENT, LONG_ENOUGH);
  send_event("Ctrl-Break", CTRL_BREAK_EVENT, LONG_ENOUGH);
  SAY_BOOL("remove", SetConsoleCtrlHandler(second, FALSE));
  SAY_BOOL("remove again", SetConsoleCtrlHandler(second, FALSE));
  send_event("Ctrl-C", CTRL_C_EVENT, LONG_ENOUGH);
  SAY_BOOL("ignore", SetConsoleCtrlHandler(NULL, TRUE));
  send_event("Ctrl-C", CTRL_C_EVENT, BRIEFLY);
  SAY_BOOL("an event that cannot be sent", GenerateConsoleCtrlEvent(CTRL_CLOSE_EVENT, 0));
  return 0;
}
