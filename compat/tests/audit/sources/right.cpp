/* SPDX-License-Identifier: Apache-2.0 */

/* What looks like the bugs in warned.cpp, and is right: nothing is to be warned of. */

#include <winsock2.h>
#include <windows.h>
#include <stdlib.h>

struct Session {
  OVERLAPPED record;
  SOCKET s;
  WSABUF place;
};

static void waits(SOCKET s, WSABUF *place) {
  OVERLAPPED record = {};
  DWORD flags = 0, bytes;
  WSARecv(s, place, 1, NULL, &flags, &record, NULL);
  WSAGetOverlappedResult(s, &record, &bytes, TRUE, &flags);
}

/* The packet that is in hand was the only operation. */
static void ended(OVERLAPPED *record) {
  Session *session = CONTAINING_RECORD(record, Session, record);
  closesocket(session->s);
  free(session);
}

static DWORD WINAPI works(void *port) {
  for (;;) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *record = NULL;
    if (!GetQueuedCompletionStatus(port, &bytes, &key, &record, INFINITE)) {
      if (record == NULL) return 1;
      ended(record);
      continue;
    }
    /* Echo: one operation after the other. */
    Session *session = reinterpret_cast<Session *>(record);
    DWORD flags = 0;
    if (key != 0) {
      WSARecv(session->s, &session->place, 1, NULL, &flags, &session->record, NULL);
    } else {
      WSASend(session->s, &session->place, 1, NULL, 0, &session->record, NULL);
    }
  }
}

static void answers(SOCKET s) {
  Session *session = new Session();
  int result = WSASend(s, &session->place, 1, NULL, 0, &session->record, NULL);
  if (result == SOCKET_ERROR && WSAGetLastError() != WSA_IO_PENDING) delete session;
}

int main() {
  WSABUF place = {};
  HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  waits(0, &place);
  answers(0);
  return works(port);
}
