/* SPDX-License-Identifier: Apache-2.0 */

/* libevent's events without its buffers: one persistent, edge-triggered event per connection, and the program receives
   and sends itself. This is libevent at its cheapest (no locks), and what our own library stands on. Bytes that a peer
   does not read are kept as in raw-epoll.c, and a write event waits for it. With --udp 1 it echoes datagrams. */

#define _GNU_SOURCE
#include <errno.h>
#include <event2/event.h>

#include "peer.h"

/* A connection has bytes only while its peer does not read them. */
struct connection {
  struct event *readable, *writable;
  char *bytes;
  size_t offset, length;
};

static struct peer_options options;
static struct event_base *base;
static char *buffer;

static char *new_buffer(void) {
  char *bytes = malloc(options.buffer);
  if (bytes == NULL) peer_die("malloc");
  return bytes;
}

static void drop(struct connection *c, int fd) {
  event_free(c->readable);
  event_free(c->writable);
  free(c->bytes);
  free(c);
  close(fd);
}

/* Returns 1 when all was sent, 0 when the socket takes no more now, -1 when the connection is of no more use. */
static int send_from(int fd, const char *bytes, size_t length, size_t *offset) {
  while (*offset < length) {
    ssize_t n = send(fd, bytes + *offset, length - *offset, MSG_NOSIGNAL);
    if (n < 0) return errno == EAGAIN ? 0 : -1;
    *offset += (size_t)n;
  }
  return 1;
}

static void keep(struct connection *c, size_t offset, size_t length) {
  c->bytes = buffer;
  c->offset = offset;
  c->length = length;
  buffer = new_buffer();
  event_add(c->writable, NULL);
}

/* A receive that does not fill the buffer means the socket is dry, unless the stream's end was announced as well. */
static void on_readable(int fd, short what, void *argument) {
  struct connection *c = argument;
  if (c->bytes != NULL) return;
  for (;;) {
    ssize_t n = recv(fd, buffer, options.buffer, 0);
    size_t offset = 0;
    int sent;
    if (n < 0 && errno == EAGAIN) return;
    sent = n > 0 ? send_from(fd, buffer, (size_t)n, &offset) : -1;
    if (sent < 0) {
      drop(c, fd);
      return;
    }
    if (sent == 0) {
      keep(c, offset, (size_t)n);
      return;
    }
    if (n < (ssize_t)options.buffer && (what & EV_CLOSED) == 0) return;
  }
}

/* The edges that came meanwhile are gone, so the socket is read until it is dry for certain. */
static void on_writable(int fd, short what, void *argument) {
  struct connection *c = argument;
  int sent = send_from(fd, c->bytes, c->length, &c->offset);
  (void)what;
  if (sent < 0) {
    drop(c, fd);
  } else if (sent == 0) {
    event_add(c->writable, NULL);
  } else {
    free(c->bytes);
    c->bytes = NULL;
    on_readable(fd, EV_CLOSED, c);
  }
}

static void on_accept(int listener, short what, void *unused) {
  int fd;
  (void)what;
  (void)unused;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    struct connection *c = calloc(1, sizeof *c);
    if (c == NULL) peer_die("calloc");
    peer_send_small_at_once(fd);
    c->readable = event_new(base, fd, EV_READ | EV_CLOSED | EV_ET | EV_PERSIST, on_readable, c);
    c->writable = event_new(base, fd, EV_WRITE | EV_ET, on_writable, c);
    if (c->readable == NULL || c->writable == NULL || event_add(c->readable, NULL) != 0) peer_die("event_add");
  }
}

/* A datagram that can't be sent now is lost, as it would be further on. */
static void on_datagrams(int fd, short what, void *unused) {
  (void)what;
  (void)unused;
  for (;;) {
    struct sockaddr_in from;
    socklen_t length = sizeof from;
    ssize_t n = recvfrom(fd, buffer, options.buffer, 0, (struct sockaddr *)&from, &length);
    if (n < 0 && errno == EAGAIN) return;
    if (n >= 0) sendto(fd, buffer, (size_t)n, 0, (struct sockaddr *)&from, length);
  }
}

static void on_command(int fd, short what, void *unused) {
  (void)fd;
  (void)what;
  (void)unused;
  if (peer_told_to_stop()) event_base_loopbreak(base);
}

int main(int argc, char **argv) {
  struct event *incoming, *commands;
  int fd;
  options = peer_parse(argc, argv);
  if (options.threads > 1) peer_not_available("one loop, one thread");
  peer_raise_descriptor_limit();
  buffer = new_buffer();
  base = event_base_new();
  fd = peer_open_socket(options);
  if (options.udp)
    incoming = event_new(base, fd, EV_READ | EV_ET | EV_PERSIST, on_datagrams, NULL);
  else
    incoming = event_new(base, fd, EV_READ | EV_PERSIST, on_accept, NULL);
  commands = event_new(base, STDIN_FILENO, EV_READ | EV_PERSIST, on_command, NULL);
  event_add(incoming, NULL);
  event_add(commands, NULL);
  peer_announce(peer_bound_port(fd));
  event_base_dispatch(base);
  event_free(incoming);
  event_free(commands);
  event_base_free(base);
  free(buffer);
  return 0;
}
