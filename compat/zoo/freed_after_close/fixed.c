/* SPDX-License-Identifier: Apache-2.0 */

/* The twin: a session is freed when the packet of its receive has been dequeued. [CLOSE-2 LIVE-2]

   Modelled on pjsip/pjproject#985: after a socket was unregistered the pool with its OVERLAPPED was released, and the
   next poll of the port wrote to it.

   Windows: closesocket ends the receive, and nothing more. The packet comes later, and until it has been dequeued the
   OVERLAPPED and the buffer are the system's. Whoever got the memory meanwhile finds a result stored in it. */

#include "../zoo.h"

typedef struct Session {
  OVERLAPPED overlapped;
  SOCKET socket;
  char buffer[200];
} Session;

static Session *open_session(HANDLE port, SOCKET s) {
  Session *session = calloc(1, sizeof *session);
  must(session != NULL, "calloc");
  session->socket = s;
  associate(port, s, 1);
  must(receive(s, session->buffer, sizeof session->buffer, &session->overlapped), "receive");
  return session;
}

static void release(Session *session) {
  free(session);
  reuse_memory(sizeof *session);
}

static void close_session(Session *session) {
  closesocket(session->socket);
}

int main(void) {
  SOCKET mine, peer;
  Packet packet;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port();
  close_session(open_session(port, mine));
  /* A session that was closed needs no answer: what its receive brought is not looked at. */
  must(take(port, &packet, LONG_ENOUGH), "the packet of the receive");
  release(CONTAINING_RECORD(packet.record, Session, overlapped));
  check_canary("a result was stored in memory that has another owner");
  closesocket(peer);
  CloseHandle(port);
  return verdict();
}
