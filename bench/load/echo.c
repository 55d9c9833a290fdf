/* SPDX-License-Identifier: Apache-2.0 */

/* Messages on connections that stay. Each keeps --depth of them in flight; the idle ones answer one and fall silent.
   Events are edge-triggered and armed once, so that a message costs this program a send and a receive. */

#define _GNU_SOURCE
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "open-loop.h"
#include "payload.h"
#include "run.h"

/* Below DIRECT bytes messages are copied, so that several leave in one call; larger ones are sent from the pattern. */
enum { RECEIVE_BUFFER = 131072, SEND_BUFFER = 65536, DIRECT = 8192, PER_ADDRESS = 20000 };

struct connection {
  int fd;
  bool open, blocked, finished;
  uint64_t number;
  uint64_t sent, received;            /* whole messages */
  size_t send_offset, receive_offset; /* within the message that is under way */
  uint64_t *sent_at;                  /* a ring of --depth times; an open loop counts from elsewhere and has none */
};

static struct connection *connections;
static unsigned total, started, warming;

static bool is_idle(const struct connection *c) { return c->number >= options.connections; }

static uint64_t message_limit(const struct connection *c) {
  uint64_t under_way = c->sent + (c->send_offset > 0);
  if (is_idle(c)) return run.phase == WARMING ? 1 : under_way;
  if (options.rate > 0 && run.phase >= MEASURING) return options.warmup + open_loop_due_on((unsigned)c->number);
  return phase_limit(under_way);
}

static void mark_finished(struct connection *c) {
  if (c->finished) return;
  c->finished = true;
  run.unfinished--;
  if (run.phase == WARMING) warming--;
}

static void shut(struct connection *c) {
  mark_finished(c);
  if (!c->open) return;
  c->open = false;
  run.open--;
  close(c->fd);
}

/* The server ended the connection, or it broke. */
static void lose(struct connection *c) {
  if (c->received == 0 && errno == ECONNREFUSED) {
    run.result.connect_failures++;
  } else if (run.expects_closes) {
    run.result.closed_by_server++;
    run.result.cut_off += c->sent + (c->send_offset > 0) - c->received;
  } else {
    run.result.premature_closes++;
  }
  shut(c);
}

/* ---- sending ----------------------------------------------------------------------------------------------------- */

static void note_sent(struct connection *c, size_t bytes) {
  while (bytes > 0) {
    size_t piece = options.bytes - c->send_offset;
    if (c->send_offset == 0 && c->sent_at != NULL) c->sent_at[c->sent % options.depth] = run.now;
    if (piece > bytes) piece = bytes;
    c->send_offset += piece;
    bytes -= piece;
    if (c->send_offset < options.bytes) return;
    c->send_offset = 0;
    c->sent++;
  }
}

/* What may be sent now, as one stretch of memory. */
static size_t next_bytes(const struct connection *c, uint64_t limit, const unsigned char **bytes) {
  static unsigned char buffer[SEND_BUFFER];
  uint64_t sent = c->sent, in_depth = c->received + options.depth;
  size_t offset = c->send_offset, filled = 0;
  *bytes = buffer;
  while (sent < limit && sent < in_depth && filled < sizeof buffer) {
    uint64_t key = payload_key(options.seed, c->number, sent);
    size_t piece = options.bytes - offset, room = sizeof buffer - filled;
    if (piece > room) piece = room;
    if (filled == 0 && piece >= DIRECT) {
      *bytes = payload_at(key, offset);
      return piece;
    }
    memcpy(buffer + filled, payload_at(key, offset), piece);
    filled += piece;
    offset += piece;
    if (offset < options.bytes) break;
    offset = 0;
    sent++;
  }
  return filled;
}

/* Starts as many messages as depth and phase allow. */
static void pump(struct connection *c) {
  uint64_t limit = message_limit(c);
  while (c->open && !c->blocked) {
    const unsigned char *bytes;
    size_t length = next_bytes(c, limit, &bytes);
    ssize_t n;
    if (length == 0) return;
    n = send(c->fd, bytes, length, MSG_NOSIGNAL);
    if (n >= 0)
      note_sent(c, (size_t)n);
    else if (errno == EAGAIN)
      c->blocked = true;
    else
      lose(c);
  }
}

/* ---- receiving --------------------------------------------------------------------------------------------------- */

static void answered(struct connection *c) {
  uint64_t number = c->received++;
  c->receive_offset = 0;
  if (options.rate > 0 && run.phase >= MEASURING && !is_idle(c))
    open_loop_answered((unsigned)c->number, number - options.warmup);
  else
    count_answer(c->sent_at != NULL ? run.now - c->sent_at[number % options.depth] : 0);
}

/* False when a byte is not the one that was sent, or was never sent. */
static bool verify(struct connection *c, const unsigned char *bytes, size_t length) {
  while (length > 0) {
    uint64_t key = payload_key(options.seed, c->number, c->received);
    size_t piece = options.bytes - c->receive_offset;
    size_t under_way = c->received == c->sent ? c->send_offset : options.bytes;
    if (piece > length) piece = length;
    if (c->receive_offset + piece > under_way || !payload_is(bytes, key, c->receive_offset, piece)) {
      fprintf(stderr, "\nmismatch: connection %ju, message %ju, offset %zu, length %zu\n", (uintmax_t)c->number,
              (uintmax_t)c->received, c->receive_offset, piece);
      return false;
    }
    run.result.bytes_verified += piece;
    c->receive_offset += piece;
    bytes += piece;
    length -= piece;
    if (c->receive_offset == options.bytes) answered(c);
  }
  return true;
}

/* A receive that does not fill the buffer means the socket is dry, unless its end has been announced as well. */
static void take_answers(struct connection *c, uint32_t ready) {
  static unsigned char buffer[RECEIVE_BUFFER];
  for (;;) {
    ssize_t n = recv(c->fd, buffer, sizeof buffer, 0);
    if (n < 0 && errno == EAGAIN) return;
    if (n <= 0) {
      if (n == 0) errno = 0;
      lose(c);
      return;
    }
    run.now = read_clock(CLOCK_MONOTONIC);
    if (!verify(c, buffer, (size_t)n)) {
      run.result.mismatches++;
      shut(c);
      return;
    }
    if (n < (ssize_t)sizeof buffer && (ready & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) == 0) return;
  }
}

static void serve(void *item, uint32_t ready) {
  struct connection *c = item;
  if (ready & (EPOLLIN | EPOLLRDHUP | EPOLLERR | EPOLLHUP)) take_answers(c, ready);
  if (ready & EPOLLOUT) c->blocked = false;
  pump(c);
  if (c->open && c->received >= message_limit(c)) mark_finished(c);
}

/* ---- opening and phases ------------------------------------------------------------------------------------------ */

static void start_connection(void) {
  struct connection *c = &connections[started];
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = c};
  int yes = 1;
  c->number = started++;
  if (!is_idle(c) && options.rate == 0) c->sent_at = calloc(options.depth, sizeof *c->sent_at);
  if (!is_idle(c) && options.rate == 0 && c->sent_at == NULL) die("calloc");
  c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (c->fd < 0) die("socket");
  warming++;
  run.open++;
  c->open = c->blocked = true;
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (c->number >= PER_ADDRESS) use_source_address(c->fd, (unsigned)(c->number / PER_ADDRESS));
  if (connect(c->fd, (const struct sockaddr *)&run.address, sizeof run.address) != 0 && errno != EINPROGRESS) {
    run.result.connect_failures++;
    shut(c);
    return;
  }
  if (epoll_ctl(run.loop, EPOLL_CTL_ADD, c->fd, &event) != 0) die("epoll_ctl");
}

static void prepare(void) {
  total = options.connections + options.idle;
  connections = calloc(total, sizeof *connections);
  if (connections == NULL) die("calloc");
  run.unfinished = total;
  payload_prepare();
}

static void send_due(void) {
  unsigned number;
  while (open_loop_next(&number)) {
    struct connection *c = &connections[number];
    if (!c->open) continue;
    if (c->finished) {
      c->finished = false;
      run.unfinished++;
    }
    if (message_limit(c) > c->received + options.depth) run.result.queued++;
    pump(c);
  }
}

/* Never more connections than a burst that has not been answered yet: a listener's queue is finite, and a handshake
   that does not fit is repeated only after a second. */
static void turn(void) {
  if (run.phase == WARMING)
    while (started < total && warming < options.burst) start_connection();
  if (run.phase == MEASURING && options.rate > 0) send_due();
}

static void phase_changed(void) {
  unsigned i;
  if (run.phase == MEASURING && options.rate > 0) open_loop_start();
  run.unfinished = 0;
  for (i = 0; i < total; i++) {
    struct connection *c = &connections[i];
    c->finished = !c->open || c->received >= message_limit(c);
    if (!c->finished) run.unfinished++;
  }
  if (run.phase != MEASURING) return;
  for (i = 0; i < total; i++) pump(&connections[i]);
}

static void abandon(void) {
  unsigned i;
  for (i = 0; i < total; i++) {
    const struct connection *c = &connections[i];
    if (!c->open || c->finished) continue;
    if (options.rate > 0)
      open_loop_abandon((unsigned)c->number, c->received - options.warmup);
    else
      run.result.unanswered++;
  }
}

static void finish(void) {
  unsigned i;
  for (i = 0; i < total; i++) {
    shut(&connections[i]);
    free(connections[i].sent_at);
  }
  free(connections);
}

const struct mode echo_mode = {"echo", prepare, turn, serve, phase_changed, abandon, finish};
