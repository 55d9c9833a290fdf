/* SPDX-License-Identifier: Apache-2.0 */

/* The load client: one thread, non-blocking sockets, epoll; it shares no code with what it measures. It sends messages,
   compares every byte that comes back and takes the time. How it loads is a mode (echo.c, churn.c, udp.c); this file
   leads it through the phases of a run, obeys standard input and shows progress.

   The CPU time of server and client is read at both ends of the window by this program itself, because anybody who had
   to be told first would read it late. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

#include "payload.h"
#include "run.h"

enum { BATCH = 1024, MARGIN = 32 };
static const uint64_t PROGRESS_INTERVAL = SECOND / 2, STALL = 15 * SECOND;

unsigned char payload_pattern[PAYLOAD_PATTERN + PAYLOAD_PIECE];
struct run run;

static const struct mode *mode;
static uint64_t server_cpu_before, client_cpu_before, drain_end;
static bool standard_input_open;

void die(const char *what) {
  perror(what);
  exit(2);
}

/* CPU time of all threads of the watched processes, exact to the moment even while they run. */
static uint64_t server_cpu(void) {
  uint64_t sum = 0;
  unsigned i;
  for (i = 0; i < options.watched_count; i++) {
    clockid_t clock;
    if (clock_getcpuclockid(options.watched[i], &clock) == 0) sum += read_clock(clock);
  }
  return sum;
}

/* A line for the program that drives us; people are spared them. */
static void announce(const char *event) {
  if (!options.json) return;
  printf("%s\n", event);
  fflush(stdout);
}

void use_source_address(int fd, unsigned turn) {
  struct sockaddr_in address = {.sin_family = AF_INET};
  int yes = 1;
  if (ntohl(run.address.sin_addr.s_addr) >> 24 != 127) return;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + turn);
  setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
  if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0) die("bind");
}

/* ---- phases ------------------------------------------------------------------------------------------------------ */

static void start_measuring(void) {
  run.phase = MEASURING;
  announce("measuring");
  server_cpu_before = server_cpu();
  client_cpu_before = read_clock(CLOCK_PROCESS_CPUTIME_ID);
  run.now = run.last_answer = run.window_start = read_clock(CLOCK_MONOTONIC);
  run.window_end = run.window_start + (uint64_t)(options.seconds * (double)SECOND);
  mode->phase_changed();
}

static void start_draining(void) {
  uint64_t server = server_cpu(), client = read_clock(CLOCK_PROCESS_CPUTIME_ID), length;
  length = read_clock(CLOCK_MONOTONIC) - run.window_start;
  run.result.seconds = (double)length / (double)SECOND;
  run.result.server_cpu = server - server_cpu_before;
  run.result.client_cpu = client - client_cpu_before;
  drain_end = run.now + (length > SECOND ? length : SECOND);
  run.phase = DRAINING;
  run.last_answer = run.now;
  mode->phase_changed();
}

static void hold_or_finish(void) {
  run.phase = options.hold && standard_input_open ? HOLDING : DONE;
  if (run.phase == HOLDING) announce("holding");
}

/* The server has stopped answering: what it owes is counted, and the run ends. */
static void give_up(void) {
  fprintf(stderr, "\nno answer for %ju seconds, giving up\n", (uintmax_t)(STALL / SECOND));
  if (run.phase == MEASURING) start_draining();
  mode->abandon();
  run.phase = DONE;
}

static bool window_is_over(void) {
  return options.seconds > 0 ? run.now >= run.window_end || run.open == 0 : run.unfinished == 0;
}

/* An overloaded server may have as much left to do as it has done; nobody waits for more. */
static void end_draining(void) {
  if (options.rate > 0 && run.unfinished > 0 && run.now >= drain_end) {
    mode->abandon();
    run.unfinished = 0;
  }
  if (run.unfinished == 0) hold_or_finish();
}

static void next_phase(void) {
  if (run.phase == WARMING && run.unfinished == 0) start_measuring();
  if (run.phase == MEASURING && window_is_over()) start_draining();
  if (run.phase == DRAINING) end_draining();
  if (run.phase < HOLDING && run.unfinished > 0 && run.now - run.last_answer > STALL) give_up();
}

/* ---- commands and progress --------------------------------------------------------------------------------------- */

static void obey(const char *command) {
  if (strcmp(command, "expect-closes") == 0) {
    run.expects_closes = true;
    announce("expecting");
  } else if (strcmp(command, "end") == 0) {
    run.window_end = 0;
  } else if (strcmp(command, "close") == 0 && run.phase == HOLDING) {
    run.phase = DONE;
  }
}

static void read_commands(void) {
  static char text[256];
  static size_t length;
  ssize_t n = read(STDIN_FILENO, text + length, sizeof text - 1 - length);
  char *end;
  if (n <= 0) {
    epoll_ctl(run.loop, EPOLL_CTL_DEL, STDIN_FILENO, NULL);
    standard_input_open = false;
    if (run.phase == HOLDING) run.phase = DONE;
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
  double rate = 0;
  if (!options.progress || (!last && run.now - shown_at < PROGRESS_INTERVAL)) return;
  if (shown_at > 0)
    rate = (double)(run.result.messages - shown_messages) / ((double)(run.now - shown_at) / (double)SECOND);
  fprintf(stderr, "\r%-10s %6u connections %12ju messages %9.0f/s %4ju errors ", names[run.phase], run.open,
          (uintmax_t)run.result.messages, rate, (uintmax_t)report_errors(&run.result));
  /* A terminal shows one line that changes; a file gets one line each time. */
  if (last || !isatty(STDERR_FILENO)) fputc('\n', stderr);
  shown_at = run.now;
  shown_messages = run.result.messages;
}

/* ---- start ------------------------------------------------------------------------------------------------------- */

static void raise_descriptor_limit(void) {
  rlim_t wanted = (rlim_t)options.connections + options.idle + MARGIN;
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  if (files.rlim_max >= wanted) return;
  files.rlim_cur = files.rlim_max = wanted; /* root may */
  if (setrlimit(RLIMIT_NOFILE, &files) == 0) return;
  getrlimit(RLIMIT_NOFILE, &files);
  fprintf(stderr, "only %ju descriptors are allowed here, %ju are needed: see ulimit -Hn\n", (uintmax_t)files.rlim_cur,
          (uintmax_t)wanted);
  exit(2);
}

static void open_event_loop(void) {
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
  run.loop = epoll_create1(EPOLL_CLOEXEC);
  if (run.loop < 0) die("epoll_create1");
  /* A plain file or /dev/null can't be watched, and will not say anything either. */
  standard_input_open = epoll_ctl(run.loop, EPOLL_CTL_ADD, STDIN_FILENO, &event) == 0;
}

/* Messages at a given rate leave on time only when this thread does not sleep. */
static int wait_milliseconds(void) { return options.rate > 0 && run.phase == MEASURING ? 0 : 50; }

int main(int argc, char **argv) {
  static struct epoll_event events[BATCH];

  options_parse(argc, argv);
  run.address.sin_family = AF_INET;
  run.address.sin_port = htons((uint16_t)options.port);
  if (inet_pton(AF_INET, options.host, &run.address.sin_addr) != 1) die("--host");
  raise_descriptor_limit();
  open_event_loop();
  mode = options.udp ? &udp_mode : options.churn ? &churn_mode : &echo_mode;
  run.now = run.last_answer = read_clock(CLOCK_MONOTONIC);
  mode->prepare();

  while (run.phase != DONE) {
    int i, n;
    mode->turn();
    n = epoll_wait(run.loop, events, BATCH, wait_milliseconds());
    run.now = read_clock(CLOCK_MONOTONIC);
    for (i = 0; i < n; i++) {
      if (events[i].data.ptr == NULL)
        read_commands();
      else
        mode->serve(events[i].data.ptr, events[i].events);
      if (options.rate > 0) mode->turn();
    }
    next_phase();
    show_progress(false);
  }

  mode->finish();
  show_progress(true);
  if (options.json)
    report_json(&run.result, mode->name);
  else
    report_text(&run.result, mode->name);
  return report_errors(&run.result) == 0 ? 0 : 1;
}
