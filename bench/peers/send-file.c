/* SPDX-License-Identifier: Apache-2.0 */

/* Sends a file over a connection within the process by sendfile(2) on a blocking socket; a thread takes what comes. The
   yardstick for transmit-file.c. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../measure.h"

static int receiving;
static unsigned long long expected, received;

static void die(const char *what) {
  perror(what);
  exit(2);
}

static void *take_all(void *unused) {
  char *buffer = malloc(1 << 18);
  if (buffer == NULL) die("malloc");
  while (received < expected) {
    ssize_t count = recv(receiving, buffer, 1 << 18, 0);
    if (count <= 0) die("recv");
    received += (unsigned long long)count;
  }
  free(buffer);
  return unused;
}

static int connect_pair(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM, 0), sending = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 || listen(listener, 1) != 0) die("listen");
  if (getsockname(listener, (struct sockaddr *)&address, &length) != 0) die("getsockname");
  if (connect(sending, (struct sockaddr *)&address, sizeof address) != 0) die("connect");
  receiving = accept(listener, NULL, NULL);
  if (receiving < 0) die("accept");
  close(listener);
  return sending;
}

int main(int argc, char **argv) {
  const char *source = text_option(argc, argv, "--from");
  unsigned long times = number_option(argc, argv, "--times", 1), i;
  double start, cpu, seconds;
  pthread_t thread;
  struct stat status;
  int file, sending = connect_pair();
  if (source == NULL) {
    fprintf(stderr, "usage: send-file --from FILE [--times N]\n");
    return 2;
  }
  file = open(source, O_RDONLY | O_CLOEXEC);
  if (file < 0 || fstat(file, &status) != 0) die(source);
  expected = (unsigned long long)status.st_size * times;
  start = seconds_now();
  cpu = cpu_seconds();
  if ((errno = pthread_create(&thread, NULL, take_all, NULL)) != 0) die("pthread_create");
  for (i = 0; i < times; i++) {
    off_t offset = 0;
    while (offset < status.st_size)
      if (sendfile(sending, file, &offset, (size_t)(status.st_size - offset)) <= 0) die("sendfile");
  }
  pthread_join(thread, NULL);
  seconds = seconds_now() - start;
  print_copy(received, 0, 1, seconds, cpu_seconds() - cpu);
  return 0;
}
