/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE 1
#include "csystem.h"
#include "csystem_dump.h"
#include "csystem_verify.h"

#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>

/* A real-time signal that nobody is known to use: `iocpctl dump` sends it, and so may `kill -50`. */
enum { DUMP_SIGNAL = 50 };

int csystem_dump_wanted;
static int wake;

static void asked(int number, siginfo_t *about, void *context) {
  (void)number, (void)context;
  int saved = errno;
  uint64_t one = 1;
  /* iocpctl queues it and reads a file; who types kill(1) looks at the terminal. */
  __atomic_store_n(&csystem_dump_wanted, about->si_code == SI_QUEUE ? 2 : 1, __ATOMIC_RELAXED);
  ssize_t written = write(wake, &one, sizeof one);
  (void)written;
  errno = saved;
}

void csystem_await_dump(int descriptor) {
  struct sigaction before, ours = {.sa_sigaction = asked, .sa_flags = SA_SIGINFO | SA_RESTART};
  if (sigaction(DUMP_SIGNAL, NULL, &before) != 0 || before.sa_handler != SIG_DFL) return;
  wake = descriptor;
  sigaction(DUMP_SIGNAL, &ours, NULL);
  sigset_t taken;
  sigemptyset(&taken);
  sigaddset(&taken, DUMP_SIGNAL);
  pthread_sigmask(SIG_UNBLOCK, &taken, NULL);
}

void csystem_give_dump(const char *text, unsigned long length) {
  int wanted = __atomic_exchange_n(&csystem_dump_wanted, 0, __ATOMIC_RELAXED);
  if (wanted != 2) return csystem_write_lines(text, length);
  char path[64], fresh[72];
  snprintf(path, sizeof path, "/tmp/iocp-dump.%d", (int)getpid());
  snprintf(fresh, sizeof fresh, "%s.new", path);
  unlink(fresh);
  /* Nobody else's file, and no link to one. */
  int fd = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0) return;
  while (length > 0) {
    ssize_t written = write(fd, text, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    text += written;
    length -= (unsigned long)written;
  }
  close(fd);
  if (rename(fresh, path) != 0) unlink(fresh);
}
