/* SPDX-License-Identifier: Apache-2.0 */
/* Streams of bytes between sockets. The rules are those of Linux: data before a reset, the reset once, then the end; a
   sender that met a full buffer is told of room when a third of it is free. */
#define _GNU_SOURCE 1
#include "kernel.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

struct sim_socket *sockets[MAX_SOCKETS];
int socket_count;
bool faults_are_on = true;

bool socket_fault(uint32_t per_ten_thousand) {
  if (!faults_are_on || current == NULL || dice_below(&kernel_dice, 10000) >= per_ten_thousand) return false;
  result->faults++;
  return true;
}

void sim_faults_end(void) { faults_are_on = false; }

struct sim_socket *socket_make(bool is_peer) {
  if (socket_count == MAX_SOCKETS) sim_fail("more sockets than the simulation has room for");
  struct sim_socket *socket = calloc(1, sizeof *socket);
  *socket = (struct sim_socket){.stream = socket_count, .is_peer = is_peer, .asked_to_receive = idle_clock,
                             .asked_to_send = idle_clock};
  /* From a few bytes to a few kilobytes. */
  socket->room = (size_t)1 << (3 + dice_below(&kernel_dice, 11));
  sockets[socket_count++] = socket;
  return socket;
}

size_t socket_space(const struct sim_socket *to) {
  size_t used = to->incoming.length - to->taken;
  return used < to->room ? to->room - used : 0;
}

void socket_append(struct sim_socket *to, const uint8_t *base, size_t length) {
  if (to->taken == to->incoming.length) to->asked_to_receive = idle_clock;
  if (to->incoming.length + length > to->incoming.capacity) {
    to->incoming.capacity = (to->incoming.length + length) * 2;
    to->incoming.base = realloc(to->incoming.base, to->incoming.capacity);
  }
  memcpy(to->incoming.base + to->incoming.length, base, length);
  to->incoming.length += length;
  wake_items(to->items, POLLIN);
}

void socket_took(struct sim_socket *from, size_t count) {
  from->taken += count;
  struct sim_socket *peer = from->peer;
  if (peer != NULL && peer->lacks_space && socket_space(from) * 3 >= from->room) {
    peer->lacks_space = false;
    peer->asked_to_send = idle_clock;
    wake_items(peer->items, POLLOUT);
  }
}

void socket_end_sending(struct sim_socket *socket) {
  if (socket->send_shut) return;
  socket->send_shut = true;
  if (socket->peer != NULL && !socket->peer->peer_ended) {
    socket->peer->peer_ended = true;
    socket->peer->asked_to_receive = idle_clock;
    wake_items(socket->peer->items, 0);
  }
}

void socket_reset(struct sim_socket *socket) {
  if (socket->state == DEAD) return;
  socket->state = DEAD;
  socket->error = ECONNRESET;
  socket->asked_to_receive = socket->asked_to_send = idle_clock;
  sim_note("stream %ld is reset", socket->stream, 0, 0);
  wake_items(socket->items, 0);
}

void socket_connected(struct sim_socket *socket) {
  socket->state = CONNECTED;
  socket->asked_to_send = idle_clock;
  result->connections++;
  wake_items(socket->items, 0);
}

void socket_close(struct sim_socket *socket) {
  socket->is_closed = true;
  for (int i = 0; i < socket->queue_length; i++)
    if (socket->queue[i]->peer != NULL) socket_reset(socket->queue[i]->peer);
  socket->queue_length = 0;
  struct sim_socket *peer = socket->peer;
  if (peer == NULL) return;
  /* Unread data: the peer is told by a reset (RFC 2525, 2.17). */
  if (socket->state == DEAD || socket->incoming.length > socket->taken) {
    socket_reset(peer);
  } else {
    socket_end_sending(socket);
  }
}

static bool is_over(const struct sim_socket *socket) {
  return socket->peer_ended || socket->receive_shut || socket->state == DEAD;
}

short file_mask(struct file *file) {
  if (file->kind == COUNTER) return file->counter > 0 ? POLLIN | POLLOUT : POLLOUT;
  struct sim_socket *socket = file->socket;
  if (socket->state == LISTENING) return socket->queue_length > 0 ? POLLIN : 0;
  short mask = 0;
  bool is_dead = socket->state == DEAD;
  if (socket->error != 0) mask |= POLLERR;
  if (is_dead || socket->state == FRESH || (is_over(socket) && socket->send_shut)) mask |= POLLHUP;
  if (socket->state != FRESH && socket->state != CONNECTING) {
    if (is_over(socket)) mask |= POLLIN | POLLRDHUP;
    if (socket->incoming.length > socket->taken) mask |= POLLIN;
  }
  if (socket->state == CONNECTED && !socket->send_shut) {
    if (socket->peer->is_closed || socket_space(socket->peer) * 3 >= socket->peer->room) {
      mask |= POLLOUT;
    } else {
      socket->lacks_space = true;
    }
  } else if (socket->state != CONNECTING) {
    mask |= POLLOUT;
  }
  return mask;
}

static ssize_t receive(int descriptor, struct iovec *vectors, size_t count, int flags) {
  enter_kernel();
  struct sim_socket *socket = socket_of(descriptor, "recv");
  if (faults_are_on && dice_chance(&kernel_dice, 3)) return refuse(EINTR);
  if (socket_fault(8)) {
    sim_note("recv(%ld): no memory", descriptor, 0, 0);
    return refuse(dice_chance(&kernel_dice, 500) ? ENOMEM : ENOBUFS);
  }
  socket->asked_to_receive = idle_clock;
  size_t there = socket->incoming.length - socket->taken;
  if (there == 0) {
    if (socket->error != 0) {
      int error = socket->error;
      socket->error = 0;
      sim_note("recv(%ld): errno %ld", descriptor, error, 0);
      return refuse(error);
    }
    if (is_over(socket)) {
      sim_note("recv(%ld): the end", descriptor, 0, 0);
      return 0;
    }
    if (socket->state != CONNECTED && socket->state != CONNECTING) return refuse(ENOTCONN);
    sim_note("recv(%ld): EAGAIN", descriptor, 0, 0);
    return refuse(EAGAIN);
  }
  size_t moved = 0;
  for (size_t i = 0; i < count && moved < there; i++) {
    size_t part = vectors[i].iov_len < there - moved ? vectors[i].iov_len : there - moved;
    if (vectors[i].iov_base != NULL) memcpy(vectors[i].iov_base, socket->incoming.base + socket->taken + moved, part);
    moved += part;
  }
  sim_note("recv(%ld): %ld bytes of %ld", descriptor, (long)moved, (long)there);
  if (!(flags & MSG_PEEK)) socket_took(socket, moved);
  return (ssize_t)moved;
}

ssize_t __wrap_recv(int descriptor, void *base, size_t length, int flags) {
  struct iovec vector = {base, length};
  return receive(descriptor, &vector, 1, flags);
}

ssize_t __wrap_recvmsg(int descriptor, struct msghdr *message, int flags) {
  return receive(descriptor, message->msg_iov, message->msg_iovlen, flags);
}

static ssize_t transmit(int descriptor, const struct iovec *vectors, size_t count) {
  enter_kernel();
  struct sim_socket *socket = socket_of(descriptor, "send");
  if (faults_are_on && dice_chance(&kernel_dice, 3)) return refuse(EINTR);
  if (socket_fault(8)) {
    sim_note("send(%ld): no memory", descriptor, 0, 0);
    return refuse(dice_chance(&kernel_dice, 500) ? ENOMEM : ENOBUFS);
  }
  socket->asked_to_send = idle_clock;
  if (socket->error != 0) {
    int error = socket->error;
    socket->error = 0;
    sim_note("send(%ld): errno %ld", descriptor, error, 0);
    return refuse(error);
  }
  if (socket->send_shut || socket->state == DEAD) return refuse(EPIPE);
  if (socket->state == CONNECTING) return refuse(EAGAIN);
  if (socket->state != CONNECTED) return refuse(ENOTCONN);
  struct sim_socket *peer = socket->peer;
  size_t moved = 0;
  if (peer->is_closed) {
    /* The kernel takes it; the answer is a reset. */
    for (size_t i = 0; i < count; i++) {
      socket_append(peer, vectors[i].iov_base, vectors[i].iov_len);
      moved += vectors[i].iov_len;
    }
    sim_note("send(%ld): %ld bytes to nobody", descriptor, (long)moved, 0);
    if (moved > 0) socket_reset(socket);
    return (ssize_t)moved;
  }
  size_t wanted = 0, space = socket_space(peer);
  for (size_t i = 0; i < count; i++) wanted += vectors[i].iov_len;
  if (wanted > 0 && space == 0) {
    socket->lacks_space = true;
    sim_note("send(%ld): EAGAIN", descriptor, 0, 0);
    return refuse(EAGAIN);
  }
  for (size_t i = 0; i < count && moved < space; i++) {
    size_t part = vectors[i].iov_len < space - moved ? vectors[i].iov_len : space - moved;
    socket_append(peer, vectors[i].iov_base, part);
    moved += part;
  }
  if (moved < wanted) socket->lacks_space = true;
  sim_note("send(%ld): %ld bytes of %ld", descriptor, (long)moved, (long)wanted);
  return (ssize_t)moved;
}

ssize_t __wrap_send(int descriptor, const void *base, size_t length, int flags) {
  (void)flags;
  struct iovec vector = {(void *)base, length};
  return transmit(descriptor, &vector, 1);
}

ssize_t __wrap_sendmsg(int descriptor, const struct msghdr *message, int flags) {
  (void)flags;
  return transmit(descriptor, message->msg_iov, message->msg_iovlen);
}

/* MARK: For the program */

int sim_stream(int descriptor) { return socket_of(descriptor, "a look")->stream; }

const uint8_t *sim_incoming(int stream, size_t *sent, size_t *received) {
  *sent = sockets[stream]->incoming.length;
  *received = sockets[stream]->taken;
  return sockets[stream]->incoming.base;
}

const uint8_t *sim_outgoing(int stream, size_t *taken) {
  struct sim_socket *peer = sockets[stream]->peer;
  *taken = peer != NULL ? peer->incoming.length : 0;
  return peer != NULL ? peer->incoming.base : NULL;
}

int64_t sim_ready_for(int stream, bool sending) {
  struct sim_socket *socket = sockets[stream];
  struct file file = {.kind = SOCKET, .socket = socket};
  bool lacked_space = socket->lacks_space;
  short mask = file_mask(&file);
  socket->lacks_space = lacked_space;
  if (!(mask & (sending ? POLLOUT : POLLIN) || mask & POLLERR)) return 0;
  return idle_clock - (sending ? socket->asked_to_send : socket->asked_to_receive);
}

uint32_t sim_registrations(int stream) { return sockets[stream]->registrations; }
bool sim_is_reset(int stream) { return sockets[stream]->state == DEAD; }
uint16_t sim_port_of(int stream) { return sockets[stream]->port; }
