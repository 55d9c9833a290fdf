/* SPDX-License-Identifier: Apache-2.0 */

/* A cancel answers "not found", so the record is freed; its packet is in the queue. [CANCEL-5 CANCEL-4]

   Modelled on moonbitlang/async#454: when the attempt to cancel failed, the resources of the operation were dropped as
   if it had never been.

   Windows: CancelIoEx answers ERROR_NOT_FOUND for what has ended, whether or not its packet was dequeued. The packet
   comes all the same, and the record is in use until then. */

#include "../zoo.h"

enum { REQUEST = 0x4e9 };

typedef struct Request {
  OVERLAPPED overlapped;
  int kind;
  char buffer[120];
} Request;

static void release(Request *request) {
  free(request);
  reuse_memory(sizeof *request);
}

static void give_up(SOCKET s, Request *request) {
  if (!CancelIoEx((HANDLE)s, &request->overlapped)) release(request);
}

int main(void) {
  SOCKET mine, peer;
  Packet packet;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port();
  associate(port, mine, 1);
  Request *request = calloc(1, sizeof *request);
  must(request != NULL, "calloc");
  request->kind = REQUEST;
  put(peer, "hello");
  must(receive(mine, request->buffer, sizeof request->buffer, &request->overlapped), "receive");
  give_up(mine, request);
  if (take(port, &packet, LONG_ENOUGH)) {
    request = CONTAINING_RECORD(packet.record, Request, overlapped);
    if (request->kind == REQUEST) release(request);
    else damaged("the packet's record is somebody else's memory");
  }
  closesocket(mine);
  closesocket(peer);
  CloseHandle(port);
  return verdict();
}
