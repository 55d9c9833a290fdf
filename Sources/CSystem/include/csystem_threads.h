/* SPDX-License-Identifier: Apache-2.0 */
/* What the faces need of libc besides I/O: threads, memory, the wall clock, the end of the process. */
#ifndef CSYSTEM_THREADS_H
#define CSYSTEM_THREADS_H

#include "csystem.h"

/* A second pointer and a second word per thread, for the face above the engine. */
extern __thread void *csystem_face CSYSTEM_TLS;
extern __thread uint32_t csystem_number CSYSTEM_TLS;

static inline void *csystem_face_slot(void) { return csystem_face; }
static inline void csystem_set_face_slot(void *value) { csystem_face = value; }
static inline uint32_t csystem_face_number(void) { return csystem_number; }
static inline void csystem_set_face_number(uint32_t value) { csystem_number = value; }

/* Runs `destructor` with the slot's value when this thread ends, after the engine's own. errno(3) or 0. */
int csystem_on_face_exit(void (*destructor)(void *));

/* Starts a detached thread; stack 0 for the system's default. errno(3) or 0. */
int csystem_run_thread(size_t stack, void (*body)(void *), void *argument);
/* Ends the calling thread. One that csystem_run_thread started skips the frames of its functions unseen. */
void csystem_leave_thread(void) __attribute__((noreturn));
void csystem_yield(void);
/* What tools call the calling thread: at most 15 bytes of `name`. */
void csystem_name_thread(const char *name);
/* The processors of one thread (0: the caller) as bits, at most the first 64. 0 or -errno. */
int csystem_affinity(int32_t thread, uint64_t *mask);
int csystem_set_affinity(int32_t thread, uint64_t mask);

int32_t csystem_process_id(void);
void csystem_exit_process(int code) __attribute__((noreturn));
void csystem_write_error(const char *text, size_t length);

/* malloc(3) and its family, errno unchanged. Blocks are aligned to 16 bytes. */
void *csystem_allocate(size_t size);
void *csystem_allocate_zeroed(size_t size);
void *csystem_reallocate(void *block, size_t size);
void csystem_free(void *block);

/* Pages: reserved without access, then made accessible or given back. 0 or -errno. */
void *csystem_map(void *wish, size_t size);
int csystem_protect(void *address, size_t size, int protection);
int csystem_discard(void *address, size_t size);
int csystem_unmap(void *address, size_t size);

/* Seconds that local time is ahead of UTC at that moment. */
int32_t csystem_utc_offset(int64_t seconds);

#endif
