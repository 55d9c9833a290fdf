/* SPDX-License-Identifier: Apache-2.0 */
/* Descriptors: libc's functions, as the linker gives them to the engine (--wrap). */
#define _GNU_SOURCE 1
#include "kernel.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct file *descriptors[MAX_FILES];
static int descriptor_limit = MAX_FILES;
static int next_descriptor;
bool thread_exists(int thread);
bool thread_sleeps(int thread);

int refuse(int error) {
  errno = error;
  return -1;
}

struct file *file_of(int descriptor, const char *call) {
  int index = descriptor - FIRST_DESCRIPTOR;
  if (index < 0 || index >= MAX_FILES || descriptors[index] == NULL)
    sim_fail("P3: %s on descriptor %d, which is not open", call, descriptor);
  return descriptors[index];
}

struct sim_socket *socket_of(int descriptor, const char *call) {
  struct file *file = file_of(descriptor, call);
  if (file->kind != SOCKET) sim_fail("P4: %s on descriptor %d, which is no socket", call, descriptor);
  return file->socket;
}

int sim_open_descriptors(void) {
  int count = 0;
  for (int i = 0; i < MAX_FILES; i++) count += descriptors[i] != NULL;
  return count;
}

int sim_open_sockets(void) {
  int count = 0;
  for (int i = 0; i < MAX_FILES; i++) count += descriptors[i] != NULL && descriptors[i]->kind == SOCKET;
  return count;
}

int open_descriptor(enum file_kind kind, struct sim_socket *socket) {
  int index = 0;
  /* Half of the seeds give the lowest free number, as Linux does; the others any. */
  if (next_descriptor > 0) index = next_descriptor++ % MAX_FILES;
  int tried = 0;
  while (descriptors[index] != NULL && tried++ < MAX_FILES) index = (index + 1) % MAX_FILES;
  if (tried > MAX_FILES) return refuse(EMFILE);
  struct file *file = calloc(1, sizeof *file);
  *file = (struct file){.kind = kind, .references = 1, .socket = socket};
  descriptors[index] = file;
  return FIRST_DESCRIPTOR + index;
}

bool lacks_descriptors(void) {
  return faults_are_on && current != NULL && sim_open_descriptors() >= descriptor_limit;
}

void sockets_begin(void) {
  if (dice_chance(&kernel_dice, 500)) next_descriptor = 1;
  descriptor_limit = dice_chance(&kernel_dice, 600) ? MAX_FILES : 10 + (int)dice_below(&kernel_dice, 20);
}

int __wrap_close(int descriptor) {
  enter_kernel();
  struct file *file = file_of(descriptor, "close");
  for (int i = 0; i < fiber_count; i++)
    for (size_t e = 0; fibers[i].wait == ON_DESCRIPTORS && e < fibers[i].entry_count; e++)
      if (fibers[i].entries[e].fd == descriptor)
        sim_fail("P3: closed descriptor %d, on which a thread waits", descriptor);
  for (int i = 0; i < MAX_ITEMS; i++)
    if (file->references == 1 && (file->socket != NULL ? file->socket->items : file->items)[i] != NULL)
      sim_fail("closed descriptor %d, which is registered in an event base", descriptor);
  sim_note("close(%ld)", descriptor, 0, 0);
  descriptors[descriptor - FIRST_DESCRIPTOR] = NULL;
  if (--file->references > 0) return 0;
  if (file->kind == SOCKET) socket_close(file->socket);
  free(file);
  return 0;
}

int __wrap_fcntl(int descriptor, int command, ...) {
  enter_kernel();
  struct file *file = file_of(descriptor, "fcntl");
  if (command != F_DUPFD_CLOEXEC) return 0;
  if (lacks_descriptors()) return refuse(EMFILE);
  int copy = open_descriptor(FREE, NULL);
  if (copy < 0) return copy;
  free(descriptors[copy - FIRST_DESCRIPTOR]);
  descriptors[copy - FIRST_DESCRIPTOR] = file;
  file->references++;
  return copy;
}

int __wrap_eventfd(unsigned initial, int flags) {
  (void)flags;
  enter_kernel();
  int descriptor = open_descriptor(COUNTER, NULL);
  descriptors[descriptor - FIRST_DESCRIPTOR]->counter = initial;
  return descriptor;
}

ssize_t __wrap_write(int descriptor, const void *base, size_t length) {
  enter_kernel();
  struct file *file = file_of(descriptor, "write");
  if (file->kind != COUNTER || length != 8) sim_fail("write to what is no eventfd");
  uint64_t count;
  memcpy(&count, base, 8);
  file->counter += count;
  sim_note("signals eventfd %ld", descriptor, 0, 0);
  wake_items(file->items, POLLIN);
  return 8;
}

ssize_t __wrap_read(int descriptor, void *base, size_t length) {
  enter_kernel();
  struct file *file = file_of(descriptor, "read");
  if (file->kind == THREAD_STATE) {
    if (!thread_exists(file->thread)) return refuse(ESRCH);
    return snprintf(base, length, "%d (simulated) %c 1", file->thread, thread_sleeps(file->thread) ? 'S' : 'R');
  }
  if (file->kind != COUNTER) sim_fail("read from what is no eventfd");
  if (file->counter == 0) return refuse(EAGAIN);
  memcpy(base, &file->counter, 8);
  file->counter = 0;
  return 8;
}

int __wrap_open(const char *path, int flags, ...) {
  (void)flags;
  enter_kernel();
  int thread = 0;
  if (sscanf(path, "/proc/self/task/%d/stat", &thread) != 1) sim_fail("open(2) of %s is not simulated", path);
  if (!thread_exists(thread)) return refuse(ENOENT);
  int descriptor = open_descriptor(THREAD_STATE, NULL);
  if (descriptor >= 0) descriptors[descriptor - FIRST_DESCRIPTOR]->thread = thread;
  return descriptor;
}

int __wrap_ppoll(struct pollfd *entries, nfds_t count, const struct timespec *timeout, const sigset_t *signals) {
  (void)signals;
  enter_kernel();
  int64_t deadline = timeout == NULL ? -1 : clock_now + (int64_t)timeout->tv_sec * 1000000000 + timeout->tv_nsec;
  while (true) {
    int found = 0;
    for (nfds_t i = 0; i < count; i++) {
      entries[i].revents = 0;
      if (entries[i].fd < 0) continue;
      int index = entries[i].fd - FIRST_DESCRIPTOR;
      /* poll(2) takes a number that is no descriptor, and says so. */
      entries[i].revents = index < 0 || index >= MAX_FILES || descriptors[index] == NULL
                               ? POLLNVAL
                               : file_mask(descriptors[index]) & (entries[i].events | POLLERR | POLLHUP);
      found += entries[i].revents != 0;
    }
    if (found > 0 || (deadline >= 0 && deadline <= clock_now)) return found;
    current->entries = entries;
    current->entry_count = count;
    if (!fiber_wait(ON_DESCRIPTORS, deadline)) return 0;
  }
}
