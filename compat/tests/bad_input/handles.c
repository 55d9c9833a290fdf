/* SPDX-License-Identifier: Apache-2.0 */

/* [PORT-5 HANDLE-1 POST-6 GQCS-7 EX-4 CANCEL-10 HANDLE-3 ERR-1 LIVE-7] P4 no stale I/O: every kernel call with every
   kind of wrong handle. Afterwards nothing has changed: no packet, and port and socket work.

   Wine 8 looks at 32 bits of a handle and takes the huge one for a pseudo handle, which may be closed; Microsoft Learn,
   "CloseHandle", says ERROR_INVALID_HANDLE. */

#include "../trace.h"

static HANDLE port, event;
static SOCKET mine, peer;
static OVERLAPPED done, pending_one;

static struct {
  const char *name;
  HANDLE value;
} handles[12];

enum {
  ASSOCIATE_FILE,
  ASSOCIATE_PORT,
  DEQUEUE,
  DEQUEUE_FOR_EVER,
  DEQUEUE_MANY,
  POST,
  CANCEL_IO,
  CANCEL_ALL,
  CANCEL_ONE,
  RESULT_DONE,
  RESULT_PENDING,
  SET_EVENT,
  WAIT,
  CLOSE,
  CALLS
};

static const char *const names[CALLS] = {
  "CreateIoCompletionPort(file)", "CreateIoCompletionPort(port)", "GetQueuedCompletionStatus",
  "GetQueuedCompletionStatus(INFINITE)", "GetQueuedCompletionStatusEx", "PostQueuedCompletionStatus", "CancelIo",
  "CancelIoEx(all)", "CancelIoEx(one)", "GetOverlappedResult(done)", "GetOverlappedResult(pending)", "SetEvent",
  "WaitForSingleObject", "CloseHandle"};

static int call(int which, HANDLE h) {
  DWORD bytes = 0;
  ULONG_PTR key = 0;
  OVERLAPPED *record = NULL;
  OVERLAPPED_ENTRY entry;
  ULONG count = 0;
  switch (which) {
  case ASSOCIATE_FILE: return CreateIoCompletionPort(h, port, 1, 0) != NULL;
  case ASSOCIATE_PORT: return CreateIoCompletionPort((HANDLE)mine, h, 1, 0) != NULL;
  case DEQUEUE: return GetQueuedCompletionStatus(h, &bytes, &key, &record, 0);
  case DEQUEUE_FOR_EVER: return GetQueuedCompletionStatus(h, &bytes, &key, &record, INFINITE);
  case DEQUEUE_MANY: return GetQueuedCompletionStatusEx(h, &entry, 1, &count, 0, FALSE);
  case POST: return PostQueuedCompletionStatus(h, 1, 2, NULL);
  case CANCEL_IO: return CancelIo(h);
  case CANCEL_ALL: return CancelIoEx(h, NULL);
  case CANCEL_ONE: return CancelIoEx(h, &operation[0]);
  case RESULT_DONE: return GetOverlappedResult(h, &done, &bytes, TRUE);
  case RESULT_PENDING: return GetOverlappedResult(h, &pending_one, &bytes, FALSE);
  case SET_EVENT: return SetEvent(h);
  case WAIT: return WaitForSingleObject(h, 0) != WAIT_FAILED;
  default: return CloseHandle(h);
  }
}

int main(void) {
  start();
  connected_pair(&mine, &peer);
  port = new_port(0);
  event = new_event();
  HANDLE closed_port = new_port(0), closed_event = new_event();
  SOCKET closed_socket = stream();
  CloseHandle(closed_port);
  CloseHandle(closed_event);
  closesocket(closed_socket);
  done.Internal = 0;
  done.InternalHigh = 3;
  pending_one.Internal = 0x103;
  int count = 0;
#define HANDLE_ROW(text, handle) handles[count].name = text, handles[count++].value = (HANDLE)(ULONG_PTR)(handle)
  HANDLE_ROW("NULL", 0);
  HANDLE_ROW("a closed port", closed_port);
  HANDLE_ROW("a closed event", closed_event);
  HANDLE_ROW("a closed socket", closed_socket);
  HANDLE_ROW("random", 0x12345678);
  HANDLE_ROW("random, tagged", 0x12345679);
  HANDLE_ROW("closed, tagged", (ULONG_PTR)closed_port | 1);
  HANDLE_ROW("huge", 0x7ffffffffffffffc);
  HANDLE_ROW("a pointer", (ULONG_PTR)&done);
  for (int which = 0; which < CALLS; which++)
    for (int i = 0; i < count; i++) {
      char title[100];
      if (which == ASSOCIATE_PORT && handles[i].value == NULL) continue; /* that makes a port */
      sprintf(title, "%s, %s", names[which], handles[i].name);
      SAY_BOOL(title, call(which, handles[i].value));
    }
  SAY_BOOL("CreateIoCompletionPort(file), INVALID_HANDLE_VALUE", call(ASSOCIATE_FILE, INVALID_HANDLE_VALUE));

  /* Live handles of the wrong kind. */
  int associated = call(ASSOCIATE_FILE, port);
  DWORD error = GetLastError();
  say("CreateIoCompletionPort(file), a port: %d, 6 or 87 %d", associated, error == 6 || error == 87);
  SAY_BOOL("CreateIoCompletionPort(port), a socket", call(ASSOCIATE_PORT, (HANDLE)peer));
  SAY_BOOL("CreateIoCompletionPort(port), an event", call(ASSOCIATE_PORT, event));
  for (int which = DEQUEUE; which <= POST; which++) {
    SAY_BOOL(names[which], call(which, event));
    SAY_BOOL(names[which], call(which, (HANDLE)mine));
  }
  SAY_BOOL("SetEvent, a port", call(SET_EVENT, port));
  SAY_BOOL("SetEvent, a socket", call(SET_EVENT, (HANDLE)mine));

  no_packet("nothing was queued", port);
  associate(port, mine, 5);
  receive("the socket works", mine, 0, 16);
  put(peer, "hello");
  packet("and the port", port);
  say("the event is still not set: %d", WaitForSingleObject(event, 0) == WAIT_TIMEOUT);
  return 0;
}
