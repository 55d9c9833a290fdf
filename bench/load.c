/* SPDX-License-Identifier: Apache-2.0 */

/* The load client: one thread, non-blocking sockets, epoll; it shares no code with what it measures. It sends messages,
   keeps --depth of them in flight on every connection, compares every byte that comes back and takes the time.

   A run goes through phases. Warming: connections are opened and answer their first messages; nothing is counted yet.
   Measuring: the window all figures belong to. Draining: nothing new is sent, what is under way comes back. Holding:
   connections stay open and silent until told otherwise. The server's CPU time is read at both ends of the window by
   this program itself, because anybody who had to be told first would read it late. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "load-report.h"
#include "payload.h"

enum { BATCH = 1024, RECEIVE_BUFFER = 262144, SEND_BUFFER = 65536 };
static const uint64_t SECOND = 1000000000, PROGRESS_INTERVAL = 500000000, STALL = 15000000000;

struct connection {
  int fd;
  bool open, waits_to_write, finished;
  uint64_t number;
  uint64_t sent, received;              /* whole messages */
  size_t send_offset, receive_offset;   /* within the message that is under way */
  uint64_t *sent_at;                    /* a ring of --depth times */
};

static struct {
  const char *host;
  unsigned port, connections, bytes, depth, burst;
  uint64_t messages, warmup, seed;
  double seconds;
  pid_t watched;
  bool progress, json, hold;
} options = {.host = "127.0.0.1", .connections = 1, .bytes = 64, .depth = 1, .burst = 1000, .warmup = 1, .seed = 1};

static enum { WARMING, MEASURING, DRAINING, HOLDING, DONE } phase;
static struct connection *connections;
static struct report result;
static unsigned started, open_count, warming_count;
static uint64_t unfinished; /* connections that still owe an answer in this phase */
static uint64_t now, window_start, window_end, window_cpu, last_answer;
static bool expects_closes, standard_input_open;
static int loop;

static void die(const char *what) {
  perror(what);
  exit(2);
}

static uint64_t read_clock(clockid_t clock) {
  struct timespec t;
  if (clock_gettime(clock, &t) != 0) return 0;
  return (uint64_t)t.tv_sec * SECOND + (uint64_t)t.tv_nsec;
}

/* CPU time of all threads of the watched process, exact to the moment even while they run. */
static uint64_t watched_cpu(void) {
  clockid_t clock;
  if (options.watched == 0 || clock_getcpuclockid(options.watched, &clock) != 0) return 0;
  return read_clock(clock);
}

/* A line for the program that drives us; people are spared them. */
static void announce(const char *event) {
  if (!options.json) return;
  printf("%s\n", event);
  fflush(stdout);
}

/* ---- one connection --------------------------------------------------------------------------------------------- */

/* How many messages this connection may have started by the end of the present phase. */
static uint64_t message_limit(const struct connection *c) {
  switch (phase) {
    case WARMING: return options.warmup;
    case MEASURING: return options.seconds > 0 ? UINT64_MAX : options.warmup + options.messages;
    default: return c->sent + (c->send_offset > 0);
  }
}

static void watch(struct connection *c, int operation, bool writing) {
  struct epoll_event event = {.events = EPOLLIN | (writing ? EPOLLOUT : 0), .data.ptr = c};
  c->waits_to_write = writing;
  if (epoll_ctl(loop, operation, c->fd, &event) != 0) die("epoll_ctl");
}

static void mark_finished(struct connection *c) {
  if (c->finished) return;
  c->finished = true;
  unfinished--;
  if (phase == WARMING) warming_count--;
}

static void shut(struct connection *c) {
  mark_finished(c);
  if (!c->open) return;
  c->open = false;
  open_count--;
  close(c->fd);
}

/* The server ended the connection, or it broke. */
static void lose(struct connection *c) {
  if (c->received == 0 && errno == ECONNREFUSED) {
    result.connect_failures++;
  } else if (expects_closes) {
    result.closed_by_server++;
    result.cut_off += c->sent + (c->send_offset > 0) - c->received;
  } else {
    result.premature_closes++;
  }
  shut(c);
}

/* Starts as many messages as depth and phase allow; several small ones leave in one system call. */
static void pump(struct connection *c) {
  static unsigned char buffer[SEND_BUFFER];
  uint64_t limit = message_limit(c);
  while (c->open) {
    uint64_t sent = c->sent, in_depth = c->received + options.depth;
    size_t offset = c->send_offset, filled = 0;
    ssize_t n;
    while (sent < limit && sent < in_depth && filled < sizeof buffer) {
      size_t piece = options.bytes - offset, room = sizeof buffer - filled;
      if (piece > room) piece = room;
      payload_fill(buffer + filled, payload_key(options.seed, c->number, sent), offset, piece);
      filled += piece;
      offset += piece;
      if (offset < options.bytes) break;
      offset = 0;
      sent++;
    }
    if (filled == 0) {
      if (c->waits_to_write) watch(c, EPOLL_CTL_MOD, false);
      return;
    }
    n = send(c->fd, buffer, filled, MSG_NOSIGNAL);
    if (n < 0 && errno == EAGAIN) {
      if (!c->waits_to_write) watch(c, EPOLL_CTL_MOD, true);
      return;
    }
    if (n < 0) {
      lose(c);
      return;
    }
    for (filled = (size_t)n; filled > 0;) {
      size_t piece = options.bytes - c->send_offset;
      if (c->send_offset == 0) c->sent_at[c->sent % options.depth] = now;
      if (piece > filled) piece = filled;
      c->send_offset += piece;
      filled -= piece;
      if (c->send_offset == options.bytes) {
        c->send_offset = 0;
        c->sent++;
      }
    }
  }
}

static void answered(struct connection *c) {
  if (phase == MEASURING) histogram_record(&result.latency, now - c->sent_at[c->received % options.depth]);
  c->receive_offset = 0;
  c->received++;
  result.messages++;
  last_answer = now;
}

/* False when a byte is not the one that was sent, or was never sent. */
static bool verify(struct connection *c, const unsigned char *bytes, size_t length) {
  static unsigned char expected[RECEIVE_BUFFER];
  while (length > 0) {
    size_t piece = options.bytes - c->receive_offset;
    size_t under_way = c->received == c->sent ? c->send_offset : options.bytes;
    if (piece > length) piece = length;
    payload_fill(expected, payload_key(options.seed, c->number, c->received), c->receive_offset, piece);
    if (c->receive_offset + piece > under_way || memcmp(expected, bytes, piece) != 0) {
      fprintf(stderr, "\nmismatch: connection %ju, message %ju, offset %zu, length %zu\n", (uintmax_t)c->number,
              (uintmax_t)c->received, c->receive_offset, piece);
      return false;
    }
    result.bytes_verified += piece;
    c->receive_offset += piece;
    bytes += piece;
    length -= piece;
    if (c->receive_offset == options.bytes) answered(c);
  }
  return true;
}

static void take_answers(struct connection *c) {
  static unsigned char buffer[RECEIVE_BUFFER];
  for (;;) {
    ssize_t n = recv(c->fd, buffer, sizeof buffer, 0);
    if (n < 0 && errno == EAGAIN) return;
    if (n <= 0) {
      if (n == 0) errno = 0;
      lose(c);
      return;
    }
    now = read_clock(CLOCK_MONOTONIC);
    if (!verify(c, buffer, (size_t)n)) {
      result.mismatches++;
      shut(c);
      return;
    }
    if (n < (ssize_t)sizeof buffer) return;
  }
}

static void serve(struct connection *c, uint32_t ready) {
  if (ready & (EPOLLIN | EPOLLERR | EPOLLHUP)) take_answers(c);
  if (!c->open) return;
  pump(c);
  if (c->open && c->received >= message_limit(c)) mark_finished(c);
}

/* ---- phases ----------------------------------------------------------------------------------------------------- */

static void start_connection(const struct sockaddr_in *address) {
  struct connection *c = &connections[started];
  int yes = 1;
  c->number = started++;
  c->sent_at = calloc(options.depth, sizeof *c->sent_at);
  c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (c->fd < 0 || c->sent_at == NULL) die("socket");
  warming_count++;
  c->open = true;
  open_count++;
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (connect(c->fd, (const struct sockaddr *)address, sizeof *address) != 0 && errno != EINPROGRESS) {
    result.connect_failures++;
    shut(c);
    return;
  }
  watch(c, EPOLL_CTL_ADD, true);
}

/* Opens connections, never more than a burst that has not been answered yet: a listener's queue is finite, and a
   handshake that does not fit is repeated only after a second. */
static void start_connections(const struct sockaddr_in *address) {
  while (started < options.connections && warming_count < options.burst) start_connection(address);
}

static void owe_answers(void) {
  unsigned i;
  unfinished = 0;
  for (i = 0; i < options.connections; i++) {
    struct connection *c = &connections[i];
    c->finished = !c->open || c->received >= message_limit(c);
    if (!c->finished) unfinished++;
  }
}

static void start_measuring(void) {
  unsigned i;
  phase = MEASURING;
  owe_answers();
  announce("measuring");
  window_cpu = watched_cpu();
  now = last_answer = window_start = read_clock(CLOCK_MONOTONIC);
  window_end = window_start + (uint64_t)(options.seconds * (double)SECOND);
  for (i = 0; i < options.connections; i++)
    if (connections[i].open) pump(&connections[i]);
}

static void start_draining(void) {
  uint64_t cpu = watched_cpu();
  result.seconds = (double)(read_clock(CLOCK_MONOTONIC) - window_start) / (double)SECOND;
  result.server_cpu = cpu - window_cpu;
  phase = DRAINING;
  last_answer = now;
  owe_answers();
}

static void hold_or_finish(void) {
  phase = options.hold && standard_input_open ? HOLDING : DONE;
  if (phase == HOLDING) announce("holding");
}

/* The server has stopped answering: whoever is owed an answer is counted, and the run ends. */
static void give_up(void) {
  unsigned i;
  for (i = 0; i < options.connections; i++)
    if (connections[i].open && !connections[i].finished) result.unanswered++;
  fprintf(stderr, "\nno answer for %ju seconds, giving up\n", (uintmax_t)(STALL / SECOND));
  if (phase == MEASURING) start_draining();
  phase = DONE;
}

static bool window_is_over(void) {
  return options.seconds > 0 ? now >= window_end || open_count == 0 : unfinished == 0;
}

static void next_phase(void) {
  if (phase == WARMING && started == options.connections && unfinished == 0) start_measuring();
  if (phase == MEASURING && window_is_over()) start_draining();
  if (phase == DRAINING && unfinished == 0) hold_or_finish();
  if (phase < HOLDING && now - last_answer > STALL) give_up();
}

/* ---- commands and progress --------------------------------------------------------------------------------------- */

static void obey(const char *command) {
  if (strcmp(command, "expect-closes") == 0) {
    expects_closes = true;
    announce("expecting");
  } else if (strcmp(command, "end") == 0) {
    window_end = 0;
  } else if (strcmp(command, "close") == 0 && phase == HOLDING) {
    phase = DONE;
  }
}

static void read_commands(void) {
  static char text[256];
  static size_t length;
  ssize_t n = read(STDIN_FILENO, text + length, sizeof text - 1 - length);
  char *end;
  if (n <= 0) {
    epoll_ctl(loop, EPOLL_CTL_DEL, STDIN_FILENO, NULL);
    standard_input_open = false;
    if (phase == HOLDING) phase = DONE;
    return;
  }
  length += (size_t)n;
  text[length] = '\0';
  while ((end = strchr(text, '\n')) != NULL) {
    *end = '\0';
    obey(text);
    length -= (size_t)(end + 1 - text);
    memmove(text, end + 1, length + 1);
  }
  if (length == sizeof text - 1) length = 0;
}

static void show_progress(bool last) {
  static const char *const names[] = {"connecting", "measuring", "draining", "holding", "done"};
  static uint64_t shown_at, shown_messages;
  double rate;
  if (!options.progress || (!last && now - shown_at < PROGRESS_INTERVAL)) return;
  rate = shown_at == 0 ? 0 : (double)(result.messages - shown_messages) / ((double)(now - shown_at) / (double)SECOND);
  fprintf(stderr, "\r%-10s %6u connections %12ju messages %9.0f/s %4ju errors ", names[phase], open_count,
          (uintmax_t)result.messages, rate, (uintmax_t)report_errors(&result));
  /* A terminal shows one line that changes; a file gets one line each time. */
  if (last || !isatty(STDERR_FILENO)) fputc('\n', stderr);
  shown_at = now;
  shown_messages = result.messages;
}

/* ---- start ------------------------------------------------------------------------------------------------------ */

static const char usage[] =
    "usage: load --port N [--host ADDRESS] [--connections N] [--bytes N] [--depth N] [--seconds S | --messages N]\n"
    "            [--warmup-messages N] [--burst N] [--seed N] [--watch PID] [--progress] [--json] [--hold]\n"
    "messages are counted per connection; stdin takes: expect-closes, end, close\n";

static void parse(int argc, char **argv) {
  int i;
  for (i = 1; i < argc; i++) {
    const char *name = argv[i], *value;
    if (strcmp(name, "--progress") == 0) { options.progress = true; continue; }
    if (strcmp(name, "--json") == 0) { options.json = true; continue; }
    if (strcmp(name, "--hold") == 0) { options.hold = true; continue; }
    value = ++i < argc ? argv[i] : NULL;
    if (value == NULL) { fputs(usage, stderr); exit(2); }
    if (strcmp(name, "--host") == 0) options.host = value;
    else if (strcmp(name, "--port") == 0) options.port = (unsigned)atoi(value);
    else if (strcmp(name, "--connections") == 0) options.connections = (unsigned)atoi(value);
    else if (strcmp(name, "--bytes") == 0) options.bytes = (unsigned)atoi(value);
    else if (strcmp(name, "--depth") == 0) options.depth = (unsigned)atoi(value);
    else if (strcmp(name, "--burst") == 0) options.burst = (unsigned)atoi(value);
    else if (strcmp(name, "--seconds") == 0) options.seconds = atof(value);
    else if (strcmp(name, "--messages") == 0) options.messages = strtoull(value, NULL, 10);
    else if (strcmp(name, "--warmup-messages") == 0) options.warmup = strtoull(value, NULL, 10);
    else if (strcmp(name, "--seed") == 0) options.seed = strtoull(value, NULL, 10);
    else if (strcmp(name, "--watch") == 0) options.watched = (pid_t)atoi(value);
    else { fputs(usage, stderr); exit(2); }
  }
  if (options.port == 0 || options.connections == 0 || options.bytes == 0 || options.depth == 0 || options.burst == 0) {
    fputs(usage, stderr);
    exit(2);
  }
}

static void raise_descriptor_limit(void) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  if (files.rlim_cur >= options.connections + 16) return;
  fprintf(stderr, "only %ju descriptors are allowed here, %u connections need more\n", (uintmax_t)files.rlim_cur,
          options.connections);
  exit(2);
}

static void open_loop(void) {
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
  loop = epoll_create1(EPOLL_CLOEXEC);
  if (loop < 0) die("epoll_create1");
  /* A plain file or /dev/null can't be watched, and will not say anything either. */
  standard_input_open = epoll_ctl(loop, EPOLL_CTL_ADD, STDIN_FILENO, &event) == 0;
}

int main(int argc, char **argv) {
  struct sockaddr_in address = {.sin_family = AF_INET};
  static struct epoll_event events[BATCH];

  parse(argc, argv);
  address.sin_port = htons((uint16_t)options.port);
  if (inet_pton(AF_INET, options.host, &address.sin_addr) != 1) die("--host");
  raise_descriptor_limit();
  open_loop();
  connections = calloc(options.connections, sizeof *connections);
  if (connections == NULL) die("calloc");
  unfinished = options.connections;
  now = last_answer = read_clock(CLOCK_MONOTONIC);

  while (phase != DONE) {
    int i, n;
    if (phase == WARMING) start_connections(&address);
    n = epoll_wait(loop, events, BATCH, 50);
    now = read_clock(CLOCK_MONOTONIC);
    for (i = 0; i < n; i++) {
      if (events[i].data.ptr == NULL)
        read_commands();
      else
        serve(events[i].data.ptr, events[i].events);
    }
    next_phase();
    show_progress(false);
  }

  for (unsigned i = 0; i < started; i++) shut(&connections[i]);
  show_progress(true);
  if (options.json)
    report_json(&result, options.connections, options.bytes, options.depth);
  else
    report_text(&result, options.connections, options.bytes, options.depth);
  return report_errors(&result) == 0 ? 0 : 1;
}
