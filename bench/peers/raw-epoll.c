/* SPDX-License-Identifier: Apache-2.0 */

/* What readiness can do at best: edge-triggered epoll, one receive and one send per message. It is the yardstick the
   library is measured against, so it does as little as a correct echo server can:
   - a batch of events per wait;
   - what was received is sent at once, from the same buffer;
   - a receive shorter than the buffer means the socket is dry, so nobody asks it again before the next edge; unless
     this edge also brought the end of the stream, which would not be reported a second time.
   Only when the peer does not read are bytes kept: their buffer goes with the connection, and the thread takes another.

   With several threads each has an epoll of its own. The first one accepts and deals connections out in turn, which
   gives every thread the same number; listeners that share a port (SO_REUSEPORT) would leave that to a hash.

   With --udp 1 it echoes datagrams from one socket, likewise after an edge until the socket is dry. */

#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <sys/epoll.h>

#include "peer.h"

enum { BATCH = 1024 };

/* A buffer, or what of it the peer has not taken yet. */
struct piece {
  char *bytes;
  size_t offset, length;
};

struct loop {
  int epoll;
  char *buffer; /* for the next receive */
};

static struct peer_options options;
static struct piece *rests; /* by descriptor; only the thread that serves it looks there */
static struct loop *loops;
static int listener = -1, datagrams = -1;

static char *new_buffer(void) {
  char *buffer = malloc(options.buffer);
  if (buffer == NULL) peer_die("malloc");
  return buffer;
}

static void drop(int fd) {
  free(rests[fd].bytes);
  memset(&rests[fd], 0, sizeof rests[fd]);
  close(fd);
}

/* Returns 1 when all was sent, 0 when the socket takes no more now, -1 when the connection is of no more use. */
static int send_piece(int fd, struct piece *piece) {
  while (piece->offset < piece->length) {
    ssize_t n = send(fd, piece->bytes + piece->offset, piece->length - piece->offset, MSG_NOSIGNAL);
    if (n < 0) return errno == EAGAIN ? 0 : -1;
    piece->offset += (size_t)n;
  }
  return 1;
}

/* Keeps what could not be sent and asks for the edge at which it can be. */
static int keep(struct loop *loop, int fd, struct piece piece) {
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.fd = fd};
  rests[fd] = piece;
  loop->buffer = new_buffer();
  return epoll_ctl(loop->epoll, EPOLL_CTL_MOD, fd, &event);
}

/* The same three answers as send_piece. */
static int send_rest(int fd) {
  int sent = send_piece(fd, &rests[fd]);
  if (sent == 1) {
    free(rests[fd].bytes);
    rests[fd].bytes = NULL;
  }
  return sent;
}

static void serve(struct loop *loop, int fd, uint32_t ready) {
  if (rests[fd].bytes != NULL) {
    int sent = send_rest(fd);
    if (sent < 0) drop(fd);
    if (sent <= 0) return;
  }
  for (;;) {
    ssize_t n = recv(fd, loop->buffer, options.buffer, 0);
    struct piece piece = {loop->buffer, 0, (size_t)n};
    int sent;
    if (n <= 0) {
      if (n == 0 || errno != EAGAIN) drop(fd);
      return;
    }
    sent = send_piece(fd, &piece);
    if (sent == 0 && keep(loop, fd, piece) == 0) return;
    if (sent <= 0) {
      drop(fd);
      return;
    }
    if (n < (ssize_t)options.buffer && (ready & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) == 0) return;
  }
}

/* A datagram that can't be sent now is lost, as it would be further on. */
static void serve_datagrams(struct loop *loop) {
  for (;;) {
    struct sockaddr_in from;
    socklen_t length = sizeof from;
    ssize_t n = recvfrom(datagrams, loop->buffer, options.buffer, 0, (struct sockaddr *)&from, &length);
    if (n < 0 && errno == EAGAIN) return;
    if (n >= 0) sendto(datagrams, loop->buffer, (size_t)n, 0, (struct sockaddr *)&from, length);
  }
}

static void watch(int epoll, int fd, uint32_t events) {
  struct epoll_event event = {.events = events, .data.fd = fd};
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) != 0) peer_die("epoll_ctl");
}

static void welcome(void) {
  static unsigned turn;
  int fd;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    peer_send_small_at_once(fd);
    watch(loops[turn++ % options.threads].epoll, fd, EPOLLIN | EPOLLRDHUP | EPOLLET);
  }
}

/* Only the first loop has the listener and standard input. */
static void *run(void *argument) {
  struct loop *loop = argument;
  struct epoll_event events[BATCH];
  for (;;) {
    int i, n = epoll_wait(loop->epoll, events, BATCH, -1);
    for (i = 0; i < n; i++) {
      int fd = events[i].data.fd;
      if (fd == listener)
        welcome();
      else if (fd == datagrams)
        serve_datagrams(loop);
      else if (fd != STDIN_FILENO)
        serve(loop, fd, events[i].events);
      else if (peer_told_to_stop())
        exit(0);
    }
  }
  return NULL;
}

int main(int argc, char **argv) {
  unsigned i;
  options = peer_parse(argc, argv);
  if (options.udp && options.threads > 1) peer_not_available("datagrams are echoed by one thread here");
  rests = calloc(peer_raise_descriptor_limit(), sizeof *rests);
  loops = calloc(options.threads, sizeof *loops);
  if (rests == NULL || loops == NULL) peer_die("calloc");
  for (i = 0; i < options.threads; i++) {
    loops[i].epoll = epoll_create1(EPOLL_CLOEXEC);
    loops[i].buffer = new_buffer();
  }
  if (options.udp)
    watch(loops[0].epoll, datagrams = peer_open_socket(options), EPOLLIN | EPOLLET);
  else
    watch(loops[0].epoll, listener = peer_open_socket(options), EPOLLIN);
  watch(loops[0].epoll, STDIN_FILENO, EPOLLIN);
  for (i = 1; i < options.threads; i++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &loops[i]) != 0) peer_die("pthread_create");
  }
  peer_announce(peer_bound_port(options.udp ? datagrams : listener));
  run(&loops[0]);
}
