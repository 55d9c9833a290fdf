/* SPDX-License-Identifier: Apache-2.0 */

/* Short connections: each of --connections slots connects, has one message echoed, ends its stream, waits for the
   server to end the other one, and begins again. A message is one whole connection.

   The client ends first, as clients do, so the server sees an end of stream; a reset would spare us the wait but take
   the server through its error path. What remains of such a connection is then on this side and keeps its port for a
   minute, hence the source address changes each time: 64 addresses have 1.8 million ports. */

#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "payload.h"
#include "run.h"

enum { RECEIVE_BUFFER = 65536, ADDRESSES = 64 };

struct slot {
  int fd;
  bool open, connected, ended, finished;
  uint64_t number, completed;
  uint64_t key, started_at;
  size_t sent, received;
};

static struct slot *slots;
static uint64_t opened;

static uint64_t slot_limit(const struct slot *s) { return phase_limit(s->completed + s->open); }

static void mark_finished(struct slot *s) {
  if (s->finished) return;
  s->finished = true;
  run.unfinished--;
}

static void shut(struct slot *s) {
  if (!s->open) return;
  s->open = false;
  run.open--;
  close(s->fd);
}

static void begin(struct slot *s) {
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = s};
  s->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (s->fd < 0) die("socket");
  s->open = true;
  s->connected = s->ended = false;
  s->sent = s->received = 0;
  s->key = payload_key(options.seed, s->number, s->completed);
  s->started_at = run.now;
  run.open++;
  use_source_address(s->fd, (unsigned)(opened++ % ADDRESSES));
  if (connect(s->fd, (const struct sockaddr *)&run.address, sizeof run.address) != 0 && errno != EINPROGRESS) {
    run.result.connect_failures++;
    shut(s);
    mark_finished(s);
    return;
  }
  if (epoll_ctl(run.loop, EPOLL_CTL_ADD, s->fd, &event) != 0) die("epoll_ctl");
}

static void begin_next(struct slot *s) {
  if (s->completed < slot_limit(s))
    begin(s);
  else
    mark_finished(s);
}

/* The connection broke, or gave back something else; its slot is given up. */
static void fail(struct slot *s, uint64_t *counter) {
  ++*counter;
  shut(s);
  mark_finished(s);
}

static void lose(struct slot *s) {
  fail(s, s->connected ? &run.result.premature_closes : &run.result.connect_failures);
}

static void send_message(struct slot *s) {
  while (s->sent < options.bytes) {
    size_t piece = options.bytes - s->sent;
    ssize_t n;
    if (piece > PAYLOAD_PIECE) piece = PAYLOAD_PIECE;
    n = send(s->fd, payload_at(s->key, s->sent), piece, MSG_NOSIGNAL);
    if (n < 0) {
      if (errno != EAGAIN) lose(s);
      return;
    }
    s->sent += (size_t)n;
  }
}

static void complete(struct slot *s) {
  run.now = read_clock(CLOCK_MONOTONIC);
  count_answer(run.now - s->started_at);
  s->completed++;
  shut(s);
  begin_next(s);
}

static void take_answer(struct slot *s, uint32_t ready) {
  static unsigned char buffer[RECEIVE_BUFFER];
  while (s->open) {
    ssize_t n = recv(s->fd, buffer, sizeof buffer, 0);
    if (n < 0 && errno == EAGAIN) return;
    if (n == 0 && s->ended) {
      complete(s);
      return;
    }
    if (n <= 0) {
      lose(s);
      return;
    }
    if (s->received + (size_t)n > s->sent || !payload_is(buffer, s->key, s->received, (size_t)n)) {
      fprintf(stderr, "\nmismatch: slot %ju, connection %ju, offset %zu, length %zd\n", (uintmax_t)s->number,
              (uintmax_t)s->completed, s->received, n);
      fail(s, &run.result.mismatches);
      return;
    }
    s->received += (size_t)n;
    run.result.bytes_verified += (size_t)n;
    if (s->received == options.bytes) {
      s->ended = true;
      shutdown(s->fd, SHUT_WR);
    }
    if (n < (ssize_t)sizeof buffer && (ready & (EPOLLRDHUP | EPOLLERR | EPOLLHUP)) == 0) return;
  }
}

static void serve(void *item, uint32_t ready) {
  struct slot *s = item;
  if (!s->open) return;
  if (ready & EPOLLOUT) s->connected = true;
  if (s->connected) send_message(s);
  if (s->open && (ready & (EPOLLIN | EPOLLRDHUP | EPOLLERR | EPOLLHUP))) take_answer(s, ready);
}

static void prepare(void) {
  unsigned i;
  slots = calloc(options.connections, sizeof *slots);
  if (slots == NULL) die("calloc");
  payload_prepare();
  run.unfinished = options.connections;
  for (i = 0; i < options.connections; i++) {
    slots[i].number = i;
    begin_next(&slots[i]);
  }
}

static void turn(void) {}

static void phase_changed(void) {
  unsigned i;
  run.unfinished = options.connections;
  for (i = 0; i < options.connections; i++) {
    slots[i].finished = false;
    if (!slots[i].open) begin_next(&slots[i]);
  }
}

static void abandon(void) {
  unsigned i;
  for (i = 0; i < options.connections; i++) run.result.unanswered += slots[i].open;
}

static void finish(void) {
  unsigned i;
  for (i = 0; i < options.connections; i++) shut(&slots[i]);
  free(slots);
}

const struct mode churn_mode = {"churn", prepare, turn, serve, phase_changed, abandon, finish};
