/* SPDX-License-Identifier: Apache-2.0 */

/* The twin: the record of a send that succeeds at once is freed when its packet comes. [SOCK-4]

   Modelled on Chuyu-Team/YY-Thunks#130: programs were told that handles skip the packet on success when they did not,
   freed the OVERLAPPED of what had succeeded at once, and crashed when the port brought it.

   Windows: an operation that succeeds at once queues its packet like any other, unless the handle's mode says
   FILE_SKIP_COMPLETION_PORT_ON_SUCCESS. Until that packet was dequeued the record is in use. */

#include "../zoo.h"

enum { REPLY = 0x7e91 };

typedef struct Reply {
  OVERLAPPED overlapped;
  int kind;
  char text[80];
} Reply;

static void release(Reply *reply) {
  free(reply);
  reuse_memory(sizeof *reply);
}

/* Whether a packet will come. */
static int send_reply(SOCKET s) {
  Reply *reply = calloc(1, sizeof *reply);
  must(reply != NULL, "calloc");
  reply->kind = REPLY;
  strcpy(reply->text, "welcome");
  WSABUF place = {7, reply->text};
  DWORD bytes;
  int answer = WSASend(s, &place, 1, &bytes, 0, &reply->overlapped, NULL);
  if (answer != 0 && WSAGetLastError() != WSA_IO_PENDING) release(reply);
  return answer == 0 || WSAGetLastError() == WSA_IO_PENDING;
}

int main(void) {
  SOCKET mine, peer;
  Packet packet;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port();
  associate(port, mine, 1);
  if (send_reply(mine) && take(port, &packet, LONG_ENOUGH)) {
    Reply *reply = CONTAINING_RECORD(packet.record, Reply, overlapped);
    if (reply->kind == REPLY) release(reply);
    else damaged("the packet's record is somebody else's memory");
  }
  closesocket(mine);
  closesocket(peer);
  CloseHandle(port);
  return verdict();
}
