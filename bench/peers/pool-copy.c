/* SPDX-License-Identifier: Apache-2.0 */

/* Copies a file as a program without completion ports does: a pool of threads, each of which takes the next piece,
   reads it and writes it. The yardstick for file-copy.c. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../measure.h"

static int from, to;
static off_t size;
static size_t piece;
static atomic_llong next;

static void die(const char *what) {
  perror(what);
  exit(2);
}

static void copy_piece(char *buffer, off_t offset) {
  size_t length = (size_t)(size - offset) < piece ? (size_t)(size - offset) : piece, done = 0;
  while (done < length) {
    ssize_t n = pread(from, buffer + done, length - done, offset + (off_t)done);
    if (n <= 0) die("pread");
    done += (size_t)n;
  }
  for (done = 0; done < length;) {
    ssize_t n = pwrite(to, buffer + done, length - done, offset + (off_t)done);
    if (n < 0) die("pwrite");
    done += (size_t)n;
  }
}

static void *copy(void *unused) {
  char *buffer = malloc(piece);
  off_t offset;
  if (buffer == NULL) die("malloc");
  while ((offset = atomic_fetch_add(&next, (long long)piece)) < size) copy_piece(buffer, offset);
  free(buffer);
  return unused;
}

int main(int argc, char **argv) {
  const char *source = text_option(argc, argv, "--from"), *target = text_option(argc, argv, "--to");
  unsigned long threads = number_option(argc, argv, "--threads", 8), i;
  double start = seconds_now(), cpu = cpu_seconds(), seconds;
  pthread_t *pool = calloc(threads, sizeof *pool);
  struct stat status;
  piece = number_option(argc, argv, "--piece", 65536);
  if (source == NULL || target == NULL || piece == 0 || pool == NULL) {
    fprintf(stderr, "usage: pool-copy --from FILE --to FILE [--piece BYTES] [--threads N]\n");
    return 2;
  }
  from = open(source, O_RDONLY | O_CLOEXEC);
  if (from < 0 || fstat(from, &status) != 0) die(source);
  to = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (to < 0) die(target);
  size = status.st_size;
  for (i = 0; i < threads; i++)
    if ((errno = pthread_create(&pool[i], NULL, copy, NULL)) != 0) die("pthread_create");
  for (i = 0; i < threads; i++) pthread_join(pool[i], NULL);
  free(pool);
  close(from);
  close(to);
  seconds = seconds_now() - start;
  print_copy((unsigned long long)size, piece, threads, seconds, cpu_seconds() - cpu);
  return 0;
}
