/* SPDX-License-Identifier: Apache-2.0 */

#include "world.h"

static void nothing(void) {}

/* ---- packets ----------------------------------------------------------------------------------------------------- */

static void post(void) {
  int i;
  for (i = 0; i < OPERATIONS; i++) must(PostQueuedCompletionStatus(port, 1, 1, &operation[i]), "a post");
}

static void dequeue(void) { take_packets(OPERATIONS); }

static void dequeue_many(void) {
  int left = OPERATIONS;
  static OVERLAPPED_ENTRY entries[50];
  ULONG taken;
  while (left > 0) {
    must(GetQueuedCompletionStatusEx(port, entries, 50, &taken, 5000, FALSE), "packets");
    left -= (int)taken;
  }
}

/* ---- one pair of sockets ----------------------------------------------------------------------------------------- */

static void one_pair(void) {
  connect_pair(&mine[0], &peer[0]);
  associate(mine[0]);
  /* The first receive that ever waits registers the descriptor: that is not measured here. */
  start_receive(mine[0], 0);
  must(CancelIoEx((HANDLE)mine[0], NULL), "a cancel");
  take_packets(1);
}

static void close_pair(void) {
  closesocket(mine[0]);
  closesocket(peer[0]);
}

static void submit_waiting(void) {
  int i;
  for (i = 0; i < OPERATIONS; i++) start_receive(mine[0], i);
}

static void settle_waiting(void) {
  must(CancelIoEx((HANDLE)mine[0], NULL), "a cancel");
  dequeue();
  close_pair();
}

static void submit_done(void) {
  int i;
  for (i = 0; i < OPERATIONS; i++)
    must(WSASend(mine[0], &byte[i], 1, NULL, 0, &operation[i], NULL) == 0, "a send that is done at once");
}

/* One system call of the three is the peer's. */
static void receive_when_ready(void) {
  int i;
  for (i = 0; i < OPERATIONS; i++) {
    start_receive(mine[0], i);
    must(send(peer[0], "x", 1, 0) == 1, "a byte for the receive");
    take_packets(1);
  }
}

static void settle_done(void) {
  dequeue();
  close_pair();
}

static void pair_with_receives(void) {
  one_pair();
  submit_waiting();
}

static void cancel(void) {
  int i;
  for (i = 0; i < OPERATIONS; i++) must(CancelIoEx((HANDLE)mine[0], &operation[i]), "a cancel");
}

static void look_up(void) {
  int i;
  for (i = 0; i < OPERATIONS; i++) must(!CancelIoEx((HANDLE)mine[0], NULL), "a cancel that finds nothing");
}

static void closed_pair(void) {
  one_pair();
  close_pair();
}

static void look_up_closed(void) {
  int i;
  for (i = 0; i < OPERATIONS; i++) must(!CancelIoEx((HANDLE)mine[0], NULL), "a refusal");
}

/* ---- a socket for each ------------------------------------------------------------------------------------------- */

static void sockets(void) {
  int i;
  for (i = 0; i < OPERATIONS; i++) must((mine[i] = socket(AF_INET, SOCK_STREAM, 0)) != INVALID_SOCKET, "a socket");
}

static void associate_all(void) {
  int i;
  for (i = 0; i < OPERATIONS; i++) associate(mine[i]);
}

static void associated_sockets(void) {
  sockets();
  associate_all();
}

static void close_all(void) {
  int i;
  for (i = 0; i < OPERATIONS; i++) must(closesocket(mine[i]) == 0, "a close");
}

static void waiting_pairs(void) {
  int i;
  for (i = 0; i < OPERATIONS; i++) {
    connect_pair(&mine[i], &peer[i]);
    associate(mine[i]);
    start_receive(mine[i], i);
  }
}

static void close_peers(void) {
  int i;
  for (i = 0; i < OPERATIONS; i++) closesocket(peer[i]);
}

static void cancel_all(void) {
  int i;
  for (i = 0; i < OPERATIONS; i++) must(CancelIoEx((HANDLE)mine[i], &operation[i]), "a cancel");
}

static void settle_cancelled(void) {
  dequeue();
  close_all();
  close_peers();
}

static void settle_closed(void) {
  dequeue();
  close_peers();
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

static const struct primitive all[] = {
    {"post", nothing, post, dequeue},
    {"dequeue", post, dequeue, nothing},
    {"dequeue-by-50", post, dequeue_many, nothing},
    {"submit-waits", one_pair, submit_waiting, settle_waiting},
    {"submit-done-at-once", one_pair, submit_done, settle_done},
    {"receive-when-ready", one_pair, receive_when_ready, close_pair},
    {"cancel", waiting_pairs, cancel_all, settle_cancelled},
    {"cancel-in-a-long-line", pair_with_receives, cancel, settle_done},
    {"associate", sockets, associate_all, close_all},
    {"close", associated_sockets, close_all, nothing},
    {"close-while-receiving", waiting_pairs, close_all, settle_closed},
    {"look-up", one_pair, look_up, close_pair},
    {"look-up-stale", closed_pair, look_up_closed, nothing},
};

const struct primitive *primitive_at(int index) {
  return index < (int)(sizeof all / sizeof all[0]) ? &all[index] : NULL;
}
