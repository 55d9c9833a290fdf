/* SPDX-License-Identifier: Apache-2.0 */

/* Datagrams on connected sockets, --depth of them outstanding on each. A datagram begins with its number, because
   datagrams overtake each other; the rest is payload. One that has not come back after TIMEOUT is counted as lost and
   sent again; its latency goes on from the first time. */

#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "payload.h"
#include "run.h"

enum { BATCH = 32, DATAGRAM = 65536, HEADER = sizeof(uint64_t) };

/* Thousands of times what an echo takes: what is called lost was dropped, not slow. */
static const uint64_t TIMEOUT = SECOND / 4;

struct slot {
  uint64_t number, sent_at, resend_at;
  bool outstanding;
};

struct socket {
  int fd;
  bool open, finished;
  uint64_t number, started, answered;
  struct slot *slots; /* --depth of them; the datagram with number n lies in slot n modulo --depth */
};

static struct socket *sockets;
static uint64_t looked_at;

/* One call sends or receives a batch. */
static struct mmsghdr messages[BATCH];
static struct iovec pieces[BATCH];
static unsigned char buffers[BATCH][DATAGRAM];

static uint64_t socket_limit(const struct socket *s) { return phase_limit(s->started); }

static void mark_finished(struct socket *s) {
  if (s->finished) return;
  s->finished = true;
  run.unfinished--;
}

static void shut(struct socket *s) {
  mark_finished(s);
  if (!s->open) return;
  s->open = false;
  run.open--;
  close(s->fd);
}

static void fill(const struct socket *s, uint64_t number, unsigned i) {
  memcpy(buffers[i], &number, HEADER);
  memcpy(buffers[i] + HEADER, payload_at(payload_key(options.seed, s->number, number), 0), options.bytes - HEADER);
  pieces[i].iov_len = options.bytes;
}

/* What the socket does not take now is lost, as it would be further on. */
static void transmit(struct socket *s, unsigned count) {
  if (count > 0 && sendmmsg(s->fd, messages, count, 0) < 0 && errno == ECONNREFUSED) {
    run.result.premature_closes++;
    shut(s);
  }
}

/* Starts a datagram in every free slot, as far as the phase allows. Numbers that share a slot follow each other by
   --depth, so a slot that waits for its answer does not hold up the others. */
static void pump(struct socket *s) {
  uint64_t limit = socket_limit(s);
  unsigned i, count = 0;
  for (i = 0; s->open && i < options.depth && s->started < limit; i++) {
    struct slot *slot = &s->slots[i];
    if (slot->outstanding) continue;
    slot->outstanding = true;
    slot->number += options.depth;
    slot->sent_at = run.now;
    slot->resend_at = run.now + TIMEOUT;
    s->started++;
    fill(s, slot->number, count++);
    if (count < BATCH) continue;
    transmit(s, count);
    count = 0;
  }
  if (s->open) transmit(s, count);
}

static void resend(struct socket *s) {
  unsigned i;
  for (i = 0; s->open && i < options.depth; i++) {
    struct slot *slot = &s->slots[i];
    if (!slot->outstanding || run.now < slot->resend_at) continue;
    run.result.lost++;
    slot->resend_at = run.now + TIMEOUT;
    fill(s, slot->number, 0);
    transmit(s, 1);
  }
}

/* False when the datagram is none that this socket ever sent. */
static bool take(struct socket *s, const unsigned char *bytes, size_t length) {
  uint64_t number;
  struct slot *slot;
  if (length != options.bytes) return false;
  memcpy(&number, bytes, HEADER);
  slot = &s->slots[number % options.depth];
  if (number > slot->number) return false;
  if (!payload_is(bytes + HEADER, payload_key(options.seed, s->number, number), 0, length - HEADER)) return false;
  if (number != slot->number || !slot->outstanding) {
    run.result.duplicates++;
    return true;
  }
  slot->outstanding = false;
  s->answered++;
  run.result.bytes_verified += length;
  count_answer(run.now - slot->sent_at);
  return true;
}

static void take_answers(struct socket *s) {
  int i, n;
  do {
    for (i = 0; i < BATCH; i++) pieces[i].iov_len = DATAGRAM;
    n = recvmmsg(s->fd, messages, BATCH, 0, NULL);
    if (n < 0 && errno == EAGAIN) return;
    if (n < 0) {
      run.result.premature_closes++;
      shut(s);
      return;
    }
    run.now = read_clock(CLOCK_MONOTONIC);
    for (i = 0; i < n; i++) {
      if (take(s, buffers[i], messages[i].msg_len)) continue;
      fprintf(stderr, "\nmismatch: socket %ju, a datagram of %u bytes\n", (uintmax_t)s->number, messages[i].msg_len);
      run.result.mismatches++;
      shut(s);
      return;
    }
  } while (n == BATCH);
}

static void serve(void *item, uint32_t ready) {
  struct socket *s = item;
  if (!s->open) return;
  if (ready & (EPOLLIN | EPOLLERR | EPOLLHUP)) take_answers(s);
  pump(s);
  if (s->answered >= socket_limit(s)) mark_finished(s);
}

/* ---- opening and phases ------------------------------------------------------------------------------------------ */

static void open_socket(struct socket *s) {
  struct epoll_event event = {.events = EPOLLIN | EPOLLET, .data.ptr = s};
  unsigned i;
  s->slots = calloc(options.depth, sizeof *s->slots);
  s->fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (s->fd < 0 || s->slots == NULL) die("socket");
  if (connect(s->fd, (const struct sockaddr *)&run.address, sizeof run.address) != 0) die("connect");
  if (epoll_ctl(run.loop, EPOLL_CTL_ADD, s->fd, &event) != 0) die("epoll_ctl");
  for (i = 0; i < options.depth; i++) s->slots[i].number = i;
  s->open = true;
  run.open++;
}

static void prepare(void) {
  unsigned i;
  payload_prepare();
  for (i = 0; i < BATCH; i++) {
    pieces[i].iov_base = buffers[i];
    messages[i].msg_hdr.msg_iov = &pieces[i];
    messages[i].msg_hdr.msg_iovlen = 1;
  }
  sockets = calloc(options.connections, sizeof *sockets);
  if (sockets == NULL) die("calloc");
  run.unfinished = options.connections;
  for (i = 0; i < options.connections; i++) {
    sockets[i].number = i;
    open_socket(&sockets[i]);
    pump(&sockets[i]);
    if (options.warmup == 0) mark_finished(&sockets[i]);
  }
}

static void turn(void) {
  unsigned i;
  if (run.phase >= HOLDING || run.now - looked_at < TIMEOUT / 4) return;
  looked_at = run.now;
  for (i = 0; i < options.connections; i++) resend(&sockets[i]);
}

static void phase_changed(void) {
  unsigned i;
  run.unfinished = 0;
  for (i = 0; i < options.connections; i++) {
    struct socket *s = &sockets[i];
    s->finished = !s->open || s->answered >= socket_limit(s);
    if (!s->finished) run.unfinished++;
    if (s->open && run.phase == MEASURING) pump(s);
  }
}

static void abandon(void) {
  unsigned i;
  for (i = 0; i < options.connections; i++) run.result.unanswered += sockets[i].open && !sockets[i].finished;
}

static void finish(void) {
  unsigned i;
  for (i = 0; i < options.connections; i++) {
    shut(&sockets[i]);
    free(sockets[i].slots);
  }
  free(sockets);
}

const struct mode udp_mode = {"udp", prepare, turn, serve, phase_changed, abandon, finish};
