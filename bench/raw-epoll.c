/* SPDX-License-Identifier: Apache-2.0 */

/* What readiness can do at best: one thread, edge-triggered epoll, one receive and one send per message. It is the
   yardstick the library is measured against, so it does as little as a correct echo server can:
   - a batch of events per wait;
   - what was received is sent at once, from the same buffer;
   - a receive shorter than the buffer means the socket is dry, so nobody asks it again before the next edge; unless this
     edge also brought the end of the stream, which would not be reported a second time.
   Only when the peer does not read are bytes kept, and only then does a connection cost memory. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BATCH = 1024, BUFFER = 65536, DESCRIPTORS = 1 << 20 };

/* Bytes the peer did not take yet; indexed by descriptor. */
static struct rest {
  char *bytes;
  size_t length;
} *rests;

static int loop;

static void die(const char *what) {
  perror(what);
  exit(2);
}

static void drop(int fd) {
  free(rests[fd].bytes);
  memset(&rests[fd], 0, sizeof rests[fd]);
  close(fd);
}

/* Keeps what could not be sent and asks for the edge at which it can be. */
static int keep(int fd, const char *bytes, size_t length) {
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.fd = fd};
  char *copy = malloc(length);
  if (copy == NULL) return -1;
  memcpy(copy, bytes, length);
  rests[fd].bytes = copy;
  rests[fd].length = length;
  return epoll_ctl(loop, EPOLL_CTL_MOD, fd, &event);
}

/* Returns 1 when all was sent, 0 when the rest was kept, -1 when the connection is of no more use. */
static int send_all(int fd, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t n = send(fd, bytes, length, MSG_NOSIGNAL);
    if (n < 0) return errno == EAGAIN ? keep(fd, bytes, length) : -1;
    bytes += n;
    length -= (size_t)n;
  }
  return 1;
}

static int send_rest(int fd) {
  struct rest rest = rests[fd];
  int sent;
  rests[fd].bytes = NULL;
  rests[fd].length = 0;
  sent = send_all(fd, rest.bytes, rest.length);
  free(rest.bytes);
  return sent;
}

static void serve(int fd, uint32_t ready) {
  static char buffer[BUFFER];
  if (rests[fd].length > 0) {
    int sent = send_rest(fd);
    if (sent < 0) drop(fd);
    if (sent <= 0) return;
  }
  for (;;) {
    ssize_t n = recv(fd, buffer, sizeof buffer, 0);
    int sent;
    if (n <= 0) {
      if (n == 0 || errno != EAGAIN) drop(fd);
      return;
    }
    sent = send_all(fd, buffer, (size_t)n);
    if (sent < 0) drop(fd);
    if (sent <= 0) return;
    if (n < (ssize_t)sizeof buffer && (ready & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) == 0) return;
  }
}

static void welcome(int listener) {
  int fd, yes = 1;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    struct epoll_event event = {.events = EPOLLIN | EPOLLRDHUP | EPOLLET, .data.fd = fd};
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (epoll_ctl(loop, EPOLL_CTL_ADD, fd, &event) != 0) die("epoll_ctl");
  }
}

static int open_listener(unsigned short port) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), yes = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  socklen_t length = sizeof address;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0 || listen(fd, SOMAXCONN) != 0) die("listen");
  if (getsockname(fd, (struct sockaddr *)&address, &length) != 0) die("getsockname");
  printf("listening %u\n", ntohs(address.sin_port));
  fflush(stdout);
  return fd;
}

/* True when the program was told to end: `stop`, or nobody is there any more to say it. */
static int told_to_stop(void) {
  char line[128];
  ssize_t n = read(STDIN_FILENO, line, sizeof line - 1);
  if (n <= 0) return 1;
  line[n] = '\0';
  return strncmp(line, "stop", 4) == 0;
}

int main(int argc, char **argv) {
  struct epoll_event events[BATCH], event = {.events = EPOLLIN};
  struct rlimit files;
  unsigned short port = 0;
  int listener, i;

  /* The options of the other server are let through, so that both can be started by one command line. */
  for (i = 1; i + 1 < argc; i += 2)
    if (strcmp(argv[i], "--port") == 0) port = (unsigned short)atoi(argv[i + 1]);

  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max < DESCRIPTORS ? files.rlim_max : DESCRIPTORS;
  setrlimit(RLIMIT_NOFILE, &files);
  rests = calloc(DESCRIPTORS, sizeof *rests);
  if (rests == NULL) die("calloc");

  loop = epoll_create1(EPOLL_CLOEXEC);
  listener = open_listener(port);
  event.data.fd = listener;
  if (epoll_ctl(loop, EPOLL_CTL_ADD, listener, &event) != 0) die("epoll_ctl");
  event.data.fd = STDIN_FILENO;
  if (epoll_ctl(loop, EPOLL_CTL_ADD, STDIN_FILENO, &event) != 0) die("stdin (a terminal or a pipe is needed)");

  for (;;) {
    int n = epoll_wait(loop, events, BATCH, -1);
    for (i = 0; i < n; i++) {
      int fd = events[i].data.fd;
      if (fd == listener)
        welcome(listener);
      else if (fd != STDIN_FILENO)
        serve(fd, events[i].events);
      else if (told_to_stop())
        return 0;
    }
  }
}
