/* SPDX-License-Identifier: Apache-2.0 */
/* A kernel of our own beneath the engine: threads as fibers, descriptors, sockets, readiness, time; all of it in one
   real thread, and decided by one seed. docs/simulation.md says how it gets there. */
#ifndef SIMULATED_KERNEL_H
#define SIMULATED_KERNEL_H

#include "simulated_point.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* MARK: One run */

/* What a run has come to; in memory that parent and child share. */
struct sim_result {
  /* System calls, futex calls, rounds of an event base, calls of the engine's interface, acts of a peer. */
  uint64_t steps;
  /* Places at which another thread could have gone on. */
  uint64_t points;
  uint64_t switches, connections, faults, operations, packets;
  int64_t nanoseconds;
  /* Of every event of the history, in order. */
  uint64_t hash;
  bool finished;
};

void sim_begin(uint64_t seed, struct sim_result *result, bool tells_all);
/* A thread of the program. */
void sim_spawn(const char *name, void (*body)(void *), void *argument);
/* Returns when every thread of the program has ended. */
void sim_run(void);

/* Prints what is wrong with the last events of the history, and ends the process. */
void sim_fail(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));
/* A crash is a failure with a history, too. */
void sim_catch_crashes(void);
void sim_fail_text(const char *text) __attribute__((noreturn));
/* An event of the history; `format` has up to three %ld and lives for ever. */
void sim_note(const char *format, long a, long b, long c);
void sim_step(void);

/* The seed's numbers, for the program alone: 0 up to, but not, `limit`. */
uint32_t sim_random(uint32_t limit);
bool sim_chance(uint32_t per_thousand);

/* MARK: Scheduling */

int64_t sim_now(void);
int sim_thread(void);
int sim_thread_count(void);
/* Sleeps, unknown to the engine. */
void sim_sleep(int64_t nanoseconds);
/* Nanoseconds until somebody wakes up by the clock; 0 when nobody will. */
int64_t sim_until_next(void);
/* Uses the processor. */
void sim_compute(int64_t nanoseconds);
/* Until nobody of the program has done anything, and no peer has, for a while of simulated time. */
void sim_wait_idle(void);
/* What the calling thread may do: a submit, a cancel, a close never wait for I/O (P9). */
void sim_forbid_waiting(bool forbidden);
/* Whether the thread of this number sleeps in the kernel; how often somebody has looked and found it so; how often
   it has run an event base. */
bool sim_sleeps(int thread);
uint32_t sim_seen_asleep(int thread);
uint32_t sim_base_runs(int thread);
bool sim_sleeps_in_base(int thread);

/* MARK: Sockets as the kernel has them */

/* Lower than any limit: from here on nothing fails for want of descriptors or memory. */
void sim_faults_end(void);
/* The stream behind a descriptor: a number that stays when the descriptor goes. */
int sim_stream(int descriptor);
/* All bytes that were sent to the stream, and how many of them were received from it. */
const uint8_t *sim_incoming(int stream, size_t *sent, size_t *received);
/* All bytes that the kernel has taken from the stream's owner. */
const uint8_t *sim_outgoing(int stream, size_t *taken);
/* For how much simulated time a receive, an accept or a send would have had an answer, in which nobody asked. */
int64_t sim_ready_for(int stream, bool sending);
/* How often the stream was added to an event base or changed there. */
uint32_t sim_registrations(int stream);
bool sim_is_reset(int stream);
int sim_open_descriptors(void);
int sim_open_sockets(void);
uint16_t sim_port_of(int stream);

/* MARK: Peers */

/* So many clients will connect to whoever listens. */
void sim_peers_come(int count);
/* Peers that had stopped go on. */
void sim_peers_wake(void);
/* From now on peers read all, write nothing new, and end. */
void sim_peers_finish(void);
#endif
