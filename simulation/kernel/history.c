/* SPDX-License-Identifier: Apache-2.0 */
/* What has happened: a hash of all of it, and the last events in words. */
#include "kernel.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { KEPT = 256, SHOWN = 48 };

struct event {
  const char *format;
  int64_t time;
  long a, b, c;
  int thread;
};

static struct event events[KEPT];
static uint64_t event_count;
struct sim_result *result;
bool history_tells_all;
int32_t sim_mutant = -1;

static void mix(uint64_t word) {
  result->hash = (result->hash ^ word) * 0x100000001b3u;
  result->hash ^= result->hash >> 29;
}

static void show(const struct event *event) {
  char text[200];
  snprintf(text, sizeof text, event->format, event->a, event->b, event->c);
  const char *name = event->thread >= 0 ? fibers[event->thread].name : "the world";
  fprintf(stderr, "%12.3f us  %2d %-14s %s\n", (double)(event->time - 1000000000) / 1000, event->thread, name,
          text[0] == '~' ? text + 1 : text);
}

void sim_note(const char *format, long a, long b, long c) {
  struct event *event = &events[event_count % KEPT];
  *event = (struct event){format, clock_now, a, b, c, current != NULL ? current->number : -1};
  /* The rounds of an idle backstop would be most of the story. */
  bool is_shown = current == NULL || current->is_program || format[0] != '~';
  if (is_shown) event_count++;
  uint64_t head = 0;
  for (int i = 0; i < 8 && format[i] != 0; i++) head = head << 8 | (unsigned char)format[i];
  mix(head);
  mix((uint64_t)event->time);
  mix((uint64_t)a);
  mix((uint64_t)b);
  mix((uint64_t)c);
  mix((uint64_t)event->thread);
  if (history_tells_all && is_shown) show(event);
}

void sim_step(void) { result->steps++; }

static void end(void) __attribute__((noreturn));
static void end(void) {
  uint64_t first = event_count > SHOWN ? event_count - SHOWN : 0;
  if (!history_tells_all) {
    fprintf(stderr, "  the last %d of %llu events:\n", (int)(event_count - first), (unsigned long long)event_count);
    for (uint64_t i = first; i < event_count; i++) show(&events[i % KEPT]);
  }
  fflush(stderr);
  _exit(1);
}

void sim_fail(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fputs("  failure: ", stderr);
  vfprintf(stderr, format, arguments);
  fputs("\n", stderr);
  va_end(arguments);
  end();
}

void sim_fail_text(const char *text) { sim_fail("%s", text); }

static void crashed(int signal) { sim_fail("the engine crashed: signal %d", signal); }

void sim_catch_crashes(void) {
  static char stack[65536];
  stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternative, NULL);
  struct sigaction action = {.sa_handler = crashed, .sa_flags = SA_ONSTACK};
  sigaction(SIGILL, &action, NULL);
  sigaction(SIGTRAP, &action, NULL);
  sigaction(SIGSEGV, &action, NULL);
  sigaction(SIGBUS, &action, NULL);
  sigaction(SIGABRT, &action, NULL);
  sigaction(SIGALRM, &action, NULL);
}
