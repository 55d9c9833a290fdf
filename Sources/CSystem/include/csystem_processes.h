/* SPDX-License-Identifier: Apache-2.0 */
/* Other processes: started, watched, ended. Results are 0 or more, or -errno; `errno` stays as it was. */
#ifndef CSYSTEM_PROCESSES_H
#define CSYSTEM_PROCESSES_H

#include "csystem.h"

/* Starts a program. `folder` NULL: the caller's own; `environment` NULL: the caller's own. `standard` holds the
   descriptors that become 0 to 2, -1 for the caller's own. One that `waits` stops before its first instruction, until
   it gets SIGCONT. Answers the process's number. */
int csystem_spawn(const char *program, char *const *arguments, char *const *environment, const char *folder,
                  const int32_t *standard, int waits);
/* A pidfd_open(2) descriptor, ready for reading once the process has ended. */
int csystem_watch_process(int32_t process);
int csystem_signal_process(int descriptor, int signal);

/* How a child has ended: the kernel's wait status, and processor time in microseconds. 1, or 0 while it runs. */
typedef struct csystem_end {
  int32_t status;
  int64_t user_microseconds;
  int64_t system_microseconds;
} csystem_end;
int csystem_end_of_process(int32_t process, csystem_end *end);
/* The path of the running program, of at most `size` bytes; its length. */
long csystem_own_program(char *path, size_t size);
int csystem_may_execute(const char *path);
void csystem_end_at_once(int code) __attribute__((noreturn));

#endif
