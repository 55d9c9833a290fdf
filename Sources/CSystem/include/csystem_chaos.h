/* SPDX-License-Identifier: Apache-2.0 */
/* What chaos needs of libc: its variables, its trace, and connections that die. Off every hot path. */
#ifndef CSYSTEM_CHAOS_H
#define CSYSTEM_CHAOS_H

#include "csystem.h"

/* The contents of a file as text, to be freed with free(3); NULL when it cannot be read. */
char *csystem_read_text(const char *path);
/* Opens a trace for appending; -1 when it cannot be. */
int csystem_open_trace(const char *path);
/* One line: what, moment, thread, handle, operation, which, amount; separated by tabs, written by one write(2). */
void csystem_trace(int fd, const char *what, int64_t nanoseconds, uint32_t handle, uint32_t operation,
                   const char *which, int64_t amount);
/* Lets a TCP connection end by a reset, as either side sees it when the network gives it up. */
void csystem_reset_connection(int fd);

#endif
