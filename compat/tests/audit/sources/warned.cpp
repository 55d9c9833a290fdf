/* SPDX-License-Identifier: Apache-2.0 */

/* One of each kind of bug that shows in the text. Lines that are to be warned of say which rule. */

#include <winsock2.h>
#include <windows.h>
#include <stdlib.h>

struct Session {
  OVERLAPPED record;
  SOCKET s;
  WSABUF place;
  char bytes[100];
};

static int starts(SOCKET s, WSABUF *place) {
  OVERLAPPED record = {};
  DWORD flags = 0;
  return WSARecv(s, place, 1, NULL, &flags, &record, NULL); /* record-on-the-stack */
}

static Session *opened(HANDLE port, SOCKET s) {
  Session *session = static_cast<Session *>(calloc(1, sizeof(Session)));
  DWORD flags = 0;
  session->s = s;
  CreateIoCompletionPort(reinterpret_cast<HANDLE>(s), port, 0, 0);
  WSARecv(s, &session->place, 1, NULL, &flags, &session->record, NULL);
  return session;
}

static void gives_up(HANDLE port, SOCKET s) {
  Session *session = opened(port, s);
  closesocket(session->s);
  free(session); /* freed-before-drained */
}

static DWORD WINAPI works(void *port) {
  for (;;) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *record;
    BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, INFINITE); /* failed-packet-ignored */
    if (success == FALSE) continue;
    CONTAINING_RECORD(record, Session, record)->bytes[0] = 0;
  }
}

static void talks(Session *session) {
  DWORD flags = 0;
  if (WSARecv(session->s, &session->place, 1, NULL, &flags, &session->record, NULL) == SOCKET_ERROR &&
      WSAGetLastError() != WSA_IO_PENDING)
    return;
  WSASend(session->s, &session->place, 1, NULL, 0, &session->record, NULL); /* one-record-two-directions */
}

static void answers(SOCKET s) {
  Session *session = new Session();
  int result = WSASend(s, &session->place, 1, NULL, 0, &session->record, NULL); /* success-is-not-the-end */
  if (result != SOCKET_ERROR) delete session;
}

int main() {
  WSABUF place = {};
  HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  starts(0, &place);
  gives_up(port, 0);
  talks(opened(port, 0));
  answers(0);
  return works(port);
}
