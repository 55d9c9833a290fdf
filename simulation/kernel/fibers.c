/* SPDX-License-Identifier: Apache-2.0 */
/* Threads as fibers, all in one real thread; who goes on is drawn from the seed. */
#define _GNU_SOURCE 1
#include "kernel.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct fiber fibers[MAX_FIBERS];
int fiber_count;
struct fiber *current;
int64_t clock_now = 1000000000, idle_clock;
int32_t sim_slice = INT32_MAX;
struct dice schedule_dice, kernel_dice, peer_dice, program_dice;

static bool is_running;
static void *main_stack_pointer;
static uint32_t low_priority;
/* How this seed schedules: by priorities that change now and then, or by lot. */
static bool by_priority;
static uint32_t longest_slice, world_share, hop_share;
/* For how much simulated time nobody of the program, and no peer, has done anything. */
static int64_t calm;
static const int64_t calm_enough = 250000000;

extern __thread void *csystem_slot __attribute__((tls_model("initial-exec"), visibility("hidden")));
extern __thread uint32_t csystem_word __attribute__((tls_model("initial-exec"), visibility("hidden")));
extern __thread void *csystem_face __attribute__((tls_model("initial-exec"), visibility("hidden")));
extern __thread uint32_t csystem_number __attribute__((tls_model("initial-exec"), visibility("hidden")));
extern int csystem_is_sanitized __attribute__((visibility("hidden")));

/* splitmix64: Guy Steele, Doug Lea, Christine Flood, "Fast splittable pseudorandom number generators" (2014). */
uint64_t dice_next(struct dice *dice) {
  uint64_t z = dice->state += 0x9e3779b97f4a7c15u;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  return z ^ z >> 31;
}

/* Saves what a call must preserve, and goes on where the other fiber did the same. */
void switch_stacks(void **save, void *load);
#if defined(__x86_64__)
__asm__(".text\n.globl switch_stacks\n.hidden switch_stacks\n.type switch_stacks,@function\nswitch_stacks:\n"
        "  push %rbp\n  push %rbx\n  push %r12\n  push %r13\n  push %r14\n  push %r15\n"
        "  mov %rsp, (%rdi)\n  mov %rsi, %rsp\n"
        "  pop %r15\n  pop %r14\n  pop %r13\n  pop %r12\n  pop %rbx\n  pop %rbp\n  ret\n"
        ".size switch_stacks,.-switch_stacks\n");
#elif defined(__aarch64__)
__asm__(".text\n.globl switch_stacks\n.hidden switch_stacks\n.type switch_stacks,%function\nswitch_stacks:\n"
        "  sub sp, sp, #160\n  stp x19, x20, [sp]\n  stp x21, x22, [sp, #16]\n  stp x23, x24, [sp, #32]\n"
        "  stp x25, x26, [sp, #48]\n  stp x27, x28, [sp, #64]\n  stp x29, x30, [sp, #80]\n"
        "  stp d8, d9, [sp, #96]\n  stp d10, d11, [sp, #112]\n  stp d12, d13, [sp, #128]\n  stp d14, d15, [sp, #144]\n"
        "  mov x9, sp\n  str x9, [x0]\n  mov sp, x1\n"
        "  ldp x19, x20, [sp]\n  ldp x21, x22, [sp, #16]\n  ldp x23, x24, [sp, #32]\n"
        "  ldp x25, x26, [sp, #48]\n  ldp x27, x28, [sp, #64]\n  ldp x29, x30, [sp, #80]\n"
        "  ldp d8, d9, [sp, #96]\n  ldp d10, d11, [sp, #112]\n  ldp d12, d13, [sp, #128]\n  ldp d14, d15, [sp, #144]\n"
        "  add sp, sp, #160\n  ret\n.size switch_stacks,.-switch_stacks\n");
#else
#error "the simulation switches stacks on x86-64 and AArch64"
#endif

void fiber_exit_hooks(struct fiber *fiber);
static struct fiber *choose(void);

static void draw_slice(void) {
  result->points += 1;
  sim_slice = (int32_t)dice_below(&schedule_dice, longest_slice);
  result->points += (uint32_t)sim_slice;
}

/* Goes on as `next`; NULL is who called sim_run. */
static void switch_to(struct fiber *next) {
  struct fiber *former = current;
  if (next == former) return;
  result->switches++;
  if (former != NULL) {
    former->slot = csystem_slot;
    former->face = csystem_face;
    former->thread_word = csystem_word;
    former->thread_number = csystem_number;
  }
  current = next;
  csystem_slot = next != NULL ? next->slot : NULL;
  csystem_face = next != NULL ? next->face : NULL;
  csystem_word = next != NULL ? next->thread_word : 0;
  csystem_number = next != NULL ? next->thread_number : 0;
  switch_stacks(former != NULL ? &former->stack_pointer : &main_stack_pointer,
                next != NULL ? next->stack_pointer : main_stack_pointer);
}

static void run_fiber(void) {
  current->body(current->argument);
  fiber_exit_hooks(current);
  sim_note("%ld ends", current->number, 0, 0);
  current->wait = ENDED;
  switch_to(choose());
  __builtin_trap();
}

void fiber_start(const char *name, void *(*body)(void *), void *argument, bool is_program) {
  if (fiber_count == MAX_FIBERS) sim_fail("more threads than the simulation has room for");
  struct fiber *fiber = &fibers[fiber_count];
  *fiber = (struct fiber){.body = body, .argument = argument, .number = fiber_count, .is_program = is_program};
  strncpy(fiber->name, name, sizeof fiber->name - 1);
  fiber->priority = 1000 + dice_below(&schedule_dice, 1000);
  fiber_count++;
  const size_t size = 256 * 1024, guard = 4096;
  char *memory = mmap(NULL, size + guard, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED || mprotect(memory, guard, PROT_NONE) != 0) sim_fail("no memory for a stack");
  void **top = (void **)(memory + guard + size - 256);
#if defined(__x86_64__)
  /* As a call would have left it: the return address at 8 modulo 16. */
  top[1] = NULL;
  top[0] = (void *)run_fiber;
  fiber->stack_pointer = top - 6;
#else
  fiber->stack_pointer = (char *)top - 160;
  ((void **)fiber->stack_pointer)[11] = (void *)run_fiber;
#endif
}

/* MARK: Who goes on */

static bool descriptors_ready(const struct fiber *fiber) {
  for (size_t i = 0; i < fiber->entry_count; i++) {
    if (fiber->entries[i].fd < 0) continue;
    struct file *file = file_of(fiber->entries[i].fd, "ppoll");
    if (file_mask(file) & (fiber->entries[i].events | POLLERR | POLLHUP)) return true;
  }
  return false;
}

static bool is_runnable(struct fiber *fiber) {
  if (fiber->wait == RUNNABLE) return true;
  if (fiber->wait == ENDED || fiber->wait == UNTIL_IDLE) return false;
  if (fiber->deadline >= 0 && fiber->deadline <= clock_now) return true;
  switch (fiber->wait) {
  case ON_WORD: return fiber->was_woken;
  case ON_BASE: return base_has_ready(fiber->base);
  case ON_DESCRIPTORS: return descriptors_ready(fiber);
  default: return false;
  }
}

static void advance(int64_t moment) {
  if (moment <= clock_now) return;
  int64_t passed = moment - clock_now;
  clock_now = moment;
  idle_clock += passed;
  calm += passed;
}

static int64_t next_deadline(void) {
  int64_t next = peers_deadline();
  for (int i = 0; i < fiber_count; i++) {
    struct fiber *each = &fibers[i];
    if (each->wait == ENDED || each->wait == UNTIL_IDLE || each->deadline < 0) continue;
    if (next < 0 || each->deadline < next) next = each->deadline;
  }
  return next;
}

static struct fiber *idle_waiter(void) {
  for (int i = 0; i < fiber_count; i++)
    if (fibers[i].wait == UNTIL_IDLE) return &fibers[i];
  return NULL;
}

static bool program_has_ended(void) {
  for (int i = 0; i < fiber_count; i++)
    if (fibers[i].is_program && fibers[i].wait != ENDED) return false;
  return true;
}

static void report_deadlock(void) {
  static const char *const names[] = {"can run", "on a word",  "in an event base", "in poll",
                                      "sleeps",  "until idle", "ended"};
  for (int i = 0; i < fiber_count; i++)
    if (fibers[i].wait != ENDED) sim_note("%ld waits: kind %ld", fibers[i].number, fibers[i].wait, 0);
  char text[2048];
  size_t length = 0;
  for (int i = 0; i < fiber_count && length < sizeof text - 100; i++)
    if (fibers[i].wait != ENDED)
      length += (size_t)snprintf(text + length, sizeof text - length, "\n  %d %s: %s", i, fibers[i].name,
                                 names[fibers[i].wait]);
  sim_fail("nobody can go on, for ever:%s", length > 0 ? text : "");
}

/* Lets peers act and time pass until a fiber can go on, and draws one. NULL: the program has ended. */
static struct fiber *choose(void) {
  while (true) {
    if (program_has_ended()) return NULL;
    struct fiber *able[MAX_FIBERS];
    uint32_t count = 0;
    bool program_can = false;
    for (int i = 0; i < fiber_count; i++)
      if (is_runnable(&fibers[i])) {
        able[count++] = &fibers[i];
        program_can = program_can || fibers[i].is_program;
      }
    bool world_can = peers_can_act();
    if (world_can && (count == 0 || dice_chance(&schedule_dice, world_share))) {
      calm = 0;
      peers_act();
      continue;
    }
    if (!program_can && !world_can && calm >= calm_enough && idle_waiter() != NULL) {
      calm = 0;
      idle_waiter()->wait = RUNNABLE;
      continue;
    }
    if (count == 0) {
      int64_t next = next_deadline();
      if (next >= 0) {
        advance(next);
      } else if (idle_waiter() != NULL) {
        calm = calm_enough;
      } else {
        report_deadlock();
      }
      continue;
    }
    /* A clock that runs on while threads are ready: they were kept from their processors. */
    if (dice_chance(&schedule_dice, hop_share)) {
      int64_t next = next_deadline();
      if (next > clock_now && next - clock_now < 5000000) clock_now = next;
    }
    struct fiber *chosen = able[dice_below(&schedule_dice, count)];
    if (by_priority)
      for (uint32_t i = 0; i < count; i++)
        if (able[i]->priority > chosen->priority) chosen = able[i];
    if (chosen->wait != RUNNABLE && chosen->deadline >= 0 && chosen->deadline <= clock_now && !chosen->was_woken) {
      /* Both may be true; then it is drawn what the sleeper learns of. */
      bool is_ready = chosen->wait == ON_BASE ? base_has_ready(chosen->base)
                      : chosen->wait == ON_DESCRIPTORS && descriptors_ready(chosen);
      chosen->was_woken = is_ready;
    } else if (chosen->wait != RUNNABLE) {
      chosen->was_woken = true;
    }
    chosen->wait = RUNNABLE;
    if (chosen->is_program) calm = 0;
    draw_slice();
    return chosen;
  }
}

void sim_reschedule(void) {
  if (!is_running) {
    sim_slice = INT32_MAX;
    return;
  }
  clock_now += 50 + dice_below(&schedule_dice, 400);
  current->processor_time += 300;
  if (by_priority) current->priority = --low_priority;
  switch_to(choose());
}

bool fiber_wait(enum wait_kind kind, int64_t deadline) {
  if (!is_running) sim_fail("a wait before the program runs");
  if (current->may_not_wait && (kind == ON_BASE || kind == ON_DESCRIPTORS || kind == ASLEEP))
    sim_fail("P9: a call that may not wait is going to sleep in the kernel");
  current->deadline = deadline;
  current->was_woken = false;
  current->wait = kind;
  switch_to(choose());
  current->deadline = -1;
  return current->was_woken;
}

void enter_kernel(void) {
  sim_point();
  sim_step();
  clock_now += 100 + dice_below(&kernel_dice, 1000);
  if (current != NULL) current->processor_time += 500;
}

/* MARK: For the program */

void sim_begin(uint64_t seed, struct sim_result *into, bool tells_all) {
  extern bool history_tells_all;
  history_tells_all = tells_all;
  result = into;
  *result = (struct sim_result){.hash = 0xcbf29ce484222325u};
  schedule_dice.state = seed * 4 + 0x1001;
  kernel_dice.state = seed * 4 + 0x2002;
  peer_dice.state = seed * 4 + 0x3003;
  program_dice.state = seed * 4 + 0x4004;
  for (int i = 0; i < 4; i++) dice_next(&schedule_dice);
  static const uint32_t slices[] = {1, 2, 4, 10, 30, 100, 400};
  by_priority = dice_chance(&schedule_dice, 350);
  longest_slice = by_priority ? 20 + dice_below(&schedule_dice, 800) : slices[dice_below(&schedule_dice, 7)];
  world_share = 20 + dice_below(&schedule_dice, 300);
  hop_share = dice_chance(&schedule_dice, 500) ? 0 : dice_below(&schedule_dice, 20);
  low_priority = 1000;
  csystem_is_sanitized = 1; /* libc's functions rather than the machine's instruction: those can be replaced */
  peers_begin();
}

static void *call_program(void *argument) {
  void **start = argument;
  ((void (*)(void *))start[0])(start[1]);
  return NULL;
}

void sim_spawn(const char *name, void (*body)(void *), void *argument) {
  static void *starts[MAX_FIBERS][2];
  starts[fiber_count][0] = (void *)body;
  starts[fiber_count][1] = argument;
  fiber_start(name, call_program, starts[fiber_count], true);
}

void sim_run(void) {
  /* What was done so far, outside of any fiber, is the first one's. */
  is_running = true;
  sim_slice = 0;
  struct fiber *first = choose();
  if (first != NULL) switch_to(first);
  is_running = false;
  result->finished = true;
  result->nanoseconds = clock_now - 1000000000;
}

int64_t sim_now(void) { return clock_now; }
int sim_thread(void) { return current != NULL ? current->number : -1; }
int sim_thread_count(void) { return fiber_count; }
void sim_sleep(int64_t nanoseconds) { fiber_wait(ASLEEP, clock_now + nanoseconds); }
int64_t sim_until_next(void) {
  int64_t next = next_deadline();
  return next > clock_now ? next - clock_now : 0;
}
void sim_wait_idle(void) { fiber_wait(UNTIL_IDLE, -1); }
void sim_forbid_waiting(bool forbidden) {
  if (current != NULL) current->may_not_wait = forbidden;
}
bool sim_sleeps(int thread) { return fibers[thread].wait != RUNNABLE && !is_runnable(&fibers[thread]); }
uint32_t sim_seen_asleep(int thread) { return fibers[thread].seen_asleep; }
bool sim_sleeps_in_base(int thread) { return fibers[thread].wait == ON_BASE; }
uint32_t sim_base_runs(int thread) { return fibers[thread].base_runs; }
uint32_t sim_random(uint32_t limit) { return dice_below(&program_dice, limit); }
bool sim_chance(uint32_t per_thousand) { return dice_chance(&program_dice, per_thousand); }

void sim_compute(int64_t nanoseconds) {
  while (nanoseconds > 0) {
    int64_t part = nanoseconds < 100000 ? nanoseconds : 100000;
    clock_now += part;
    current->processor_time += part;
    nanoseconds -= part;
    sim_point();
  }
}
