/* SPDX-License-Identifier: Apache-2.0 */
/* Between the files of the simulated kernel. */
#ifndef KERNEL_H
#define KERNEL_H

#include "include/simulated_kernel.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>

/* MARK: Chance: one stream of numbers for each that draws, so that one drawing more does not disturb the others. */
struct dice {
  uint64_t state;
};
extern struct dice schedule_dice, kernel_dice, peer_dice, program_dice;
uint64_t dice_next(struct dice *dice);
static inline uint32_t dice_below(struct dice *dice, uint32_t limit) {
  return limit == 0 ? 0 : (uint32_t)((dice_next(dice) >> 32) * limit >> 32);
}
static inline bool dice_chance(struct dice *dice, uint32_t per_thousand) {
  return dice_below(dice, 1000) < per_thousand;
}

/* MARK: Limits of one run */
enum { MAX_FIBERS = 48, MAX_FILES = 512, MAX_SOCKETS = 2048, MAX_QUEUE = 16, MAX_ITEMS = 4, FIRST_DESCRIPTOR = 100 };

/* MARK: Fibers */
enum wait_kind { RUNNABLE, ON_WORD, ON_BASE, ON_DESCRIPTORS, ASLEEP, UNTIL_IDLE, ENDED };

struct event_base;

struct fiber {
  void *stack_pointer;
  void *(*body)(void *);
  void *argument;
  char name[16];
  int number;
  bool is_program;
  bool may_not_wait;
  enum wait_kind wait;
  bool was_woken;
  const uint32_t *word;
  struct event_base *base;
  struct pollfd *entries;
  size_t entry_count;
  /* On the simulated clock; negative for never. */
  int64_t deadline;
  int64_t processor_time;
  uint32_t base_runs, seen_asleep;
  uint32_t priority;
  /* What CSystem keeps for each thread. */
  void *slot, *face;
  uint32_t thread_word, thread_number;
  void *specific[4];
};

extern struct fiber fibers[MAX_FIBERS];
extern int fiber_count;
extern struct fiber *current;
extern struct sim_result *result;
extern int64_t clock_now, idle_clock;

void fiber_start(const char *name, void *(*body)(void *), void *argument, bool is_program);
/* Sleeps until woken or the deadline has passed; false when it has. */
bool fiber_wait(enum wait_kind kind, int64_t deadline);
/* A system call: counted, and a scheduling point. */
void enter_kernel(void);

/* MARK: Files */
enum file_kind { FREE, SOCKET, COUNTER, THREAD_STATE };
enum socket_state { FRESH, LISTENING, CONNECTING, CONNECTED, DEAD };

struct item;

struct bytes {
  uint8_t *base;
  size_t length, capacity;
};

struct sim_socket {
  int stream;
  enum socket_state state;
  struct sim_socket *peer;
  /* The far end is nobody's descriptor: an actor. */
  bool is_peer;
  /* Everything that was ever sent to this end; `taken` of it were received. */
  struct bytes incoming;
  size_t taken, room;
  bool peer_ended, receive_shut, send_shut, lacks_space, is_closed;
  int error;
  uint16_t port, wanted_port;
  struct sim_socket *queue[MAX_QUEUE];
  int queue_length, backlog;
  int64_t asked_to_receive, asked_to_send;
  uint32_t registrations;
  struct item *items[MAX_ITEMS];
  /* Of an actor. */
  uint32_t to_write, stop_at, character;
  int64_t stalled_until;
};

struct file {
  enum file_kind kind;
  int references;
  struct sim_socket *socket;
  uint64_t counter;
  int thread;
  struct item *items[MAX_ITEMS];
};

extern struct file *descriptors[MAX_FILES];
extern struct sim_socket *sockets[MAX_SOCKETS];
extern int socket_count;
extern bool faults_are_on;

/* -1, with errno set. */
int refuse(int error);
struct file *file_of(int descriptor, const char *call);
struct sim_socket *socket_of(int descriptor, const char *call);
int open_descriptor(enum file_kind kind, struct sim_socket *socket);
bool lacks_descriptors(void);
short file_mask(struct file *file);
struct sim_socket *socket_make(bool is_peer);
void socket_append(struct sim_socket *to, const uint8_t *base, size_t length);
size_t socket_space(const struct sim_socket *to);
void socket_took(struct sim_socket *from, size_t count);
void socket_end_sending(struct sim_socket *socket);
void socket_reset(struct sim_socket *socket);
void socket_close(struct sim_socket *socket);
void socket_connected(struct sim_socket *socket);
bool socket_fault(uint32_t per_ten_thousand);

/* MARK: Readiness */
/* Something has happened to a file: `events` of poll(2), 0 for whatever may be. */
void wake_items(struct item **items, short events);
bool base_has_ready(struct event_base *base);

/* MARK: Peers */
bool peers_can_act(void);
void peers_act(void);
/* When one that has stalled goes on; negative for never. */
int64_t peers_deadline(void);
void peers_begin(void);

#endif
