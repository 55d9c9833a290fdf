/* SPDX-License-Identifier: Apache-2.0 */

/* What the programs of this folder share. Each has two arms: the first argument says `wrong` or `right`. The wrong one
   makes one mistake, the right one does what Windows allows in its place. The runner compares what the verifier finds
   with the id in the program's first comment. */

#ifndef COMPAT_TESTS_VERIFY_H
#define COMPAT_TESTS_VERIFY_H

#include "../trace.h"

typedef struct Session {
  OVERLAPPED overlapped;
  SOCKET socket;
  char buffer[64];
} Session;

MAYBE_UNUSED static int is_wrong;
MAYBE_UNUSED static SOCKET mine, peer;
MAYBE_UNUSED static HANDLE port;

MAYBE_UNUSED static void begin(int count, char **arguments) {
  must(count == 2, "usage: PROGRAM wrong|right");
  is_wrong = strcmp(arguments[1], "wrong") == 0;
  start();
  connected_pair(&mine, &peer);
  port = new_port(0);
}

MAYBE_UNUSED static Session *new_session(SOCKET s) {
  Session *session = calloc(1, sizeof *session);
  must(session != NULL, "calloc");
  session->socket = s;
  return session;
}

MAYBE_UNUSED static int receive_into(SOCKET s, char *buffer, ULONG size, OVERLAPPED *record) {
  WSABUF place = {size, buffer};
  DWORD flags = 0;
  return WSARecv(s, &place, 1, NULL, &flags, record, NULL) == 0 || WSAGetLastError() == WSA_IO_PENDING;
}

MAYBE_UNUSED static int send_from(SOCKET s, char *buffer, ULONG size, OVERLAPPED *record) {
  WSABUF place = {size, buffer};
  return WSASend(s, &place, 1, NULL, 0, record, NULL) == 0 || WSAGetLastError() == WSA_IO_PENDING;
}

/* Dequeues one packet, whatever it says. */
MAYBE_UNUSED static OVERLAPPED *take(HANDLE from) {
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record = NULL;
  GetQueuedCompletionStatus(from, &bytes, &key, &record, LONG_ENOUGH);
  must(record != NULL, "a packet");
  return record;
}

/* Sends until a send has to wait; answers how many packets of those that did not are queued. */
MAYBE_UNUSED static int fill(SOCKET s, char *block, ULONG size, OVERLAPPED *records, int count) {
  for (int i = 0; i < count; i++) {
    WSABUF place = {size, block};
    if (WSASend(s, &place, 1, NULL, 0, &records[i], NULL) != 0) {
      must(WSAGetLastError() == WSA_IO_PENDING, "send");
      return i;
    }
  }
  give_up("a send that waits");
  return 0;
}

#endif
