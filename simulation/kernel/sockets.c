/* SPDX-License-Identifier: Apache-2.0 */
/* Descriptors and stream sockets: libc's functions, as the linker gives them to the engine (--wrap). The rules are
   those of Linux: data before a reset, the reset once, then the end; a sender that met a full buffer is told of room
   when a third of it is free. */
#define _GNU_SOURCE 1
#include "kernel.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

struct file *descriptors[MAX_FILES];
struct sim_socket *sockets[MAX_SOCKETS];
int socket_count;
bool faults_are_on = true;
static int descriptor_limit = MAX_FILES;
static int next_descriptor;
static uint16_t next_port = 1024;
bool thread_exists(int thread);
bool thread_sleeps(int thread);

static int refuse(int error) {
  errno = error;
  return -1;
}

bool socket_fault(uint32_t per_ten_thousand) {
  if (!faults_are_on || current == NULL || dice_below(&kernel_dice, 10000) >= per_ten_thousand) return false;
  result->faults++;
  return true;
}

void sim_faults_end(void) { faults_are_on = false; }

/* MARK: Descriptors */

struct file *file_of(int descriptor, const char *call) {
  int index = descriptor - FIRST_DESCRIPTOR;
  if (index < 0 || index >= MAX_FILES || descriptors[index] == NULL)
    sim_fail("P3: %s on descriptor %d, which is not open", call, descriptor);
  return descriptors[index];
}

static struct sim_socket *socket_of(int descriptor, const char *call) {
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

static int open_descriptor(enum file_kind kind, struct sim_socket *socket) {
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

static bool lacks_descriptors(void) {
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

/* MARK: Streams */

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

/* MARK: Connections */

int __wrap_socket(int family, int type, int protocol) {
  (void)family;
  (void)type;
  (void)protocol;
  enter_kernel();
  if (lacks_descriptors()) return refuse(EMFILE);
  if (socket_fault(20)) return refuse(ENOBUFS);
  int descriptor = open_descriptor(SOCKET, socket_make(false));
  sim_note("socket(): %ld, stream %ld", descriptor, descriptor < 0 ? -1 : socket_count - 1, 0);
  return descriptor;
}

int __wrap_bind(int descriptor, const struct sockaddr *address, socklen_t length) {
  (void)length;
  enter_kernel();
  struct sim_socket *socket = socket_of(descriptor, "bind");
  socket->port = ntohs(((const struct sockaddr_in *)address)->sin_port);
  if (socket->port == 0) socket->port = next_port++;
  return 0;
}

int __wrap_listen(int descriptor, int backlog) {
  enter_kernel();
  struct sim_socket *socket = socket_of(descriptor, "listen");
  if (socket->port == 0) socket->port = next_port++;
  socket->state = LISTENING;
  socket->backlog = backlog < MAX_QUEUE ? backlog : MAX_QUEUE;
  return 0;
}

int __wrap_accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags) {
  (void)address;
  (void)length;
  (void)flags;
  enter_kernel();
  struct sim_socket *socket = socket_of(descriptor, "accept");
  socket->asked_to_receive = idle_clock;
  if (socket->state != LISTENING) return refuse(EINVAL);
  if (socket->queue_length == 0) {
    sim_note("accept(%ld): EAGAIN", descriptor, 0, 0);
    return refuse(EAGAIN);
  }
  if (lacks_descriptors() || socket_fault(60)) {
    static const int errors[] = {EMFILE, ENFILE, ENOBUFS, ENOMEM};
    sim_note("accept(%ld): no descriptor or no memory", descriptor, 0, 0);
    return refuse(errors[dice_below(&kernel_dice, 4)]);
  }
  struct sim_socket *first = socket->queue[0];
  socket->queue_length--;
  memmove(socket->queue, socket->queue + 1, (size_t)socket->queue_length * sizeof socket->queue[0]);
  if (first->state == DEAD || socket_fault(100)) {
    if (first->peer != NULL) socket_reset(first->peer);
    first->is_closed = true;
    sim_note("accept(%ld): ECONNABORTED", descriptor, 0, 0);
    return refuse(ECONNABORTED);
  }
  int new = open_descriptor(SOCKET, first);
  sim_note("accept(%ld): %ld, stream %ld", descriptor, new, first->stream);
  return new;
}

int __wrap_connect(int descriptor, const struct sockaddr *address, socklen_t length) {
  (void)length;
  enter_kernel();
  struct sim_socket *socket = socket_of(descriptor, "connect");
  if (socket->state == CONNECTING) return refuse(EALREADY);
  if (socket->state == CONNECTED) return refuse(EISCONN);
  if (socket->state != FRESH) return refuse(EINVAL);
  if (socket_fault(50)) return refuse(ENETUNREACH);
  socket->wanted_port = ntohs(((const struct sockaddr_in *)address)->sin_port);
  socket->state = CONNECTING;
  sim_note("connect(%ld) to port %ld", descriptor, socket->wanted_port, 0);
  /* The peers decide what becomes of it, and when. */
  return refuse(EINPROGRESS);
}

int __wrap_shutdown(int descriptor, int how) {
  enter_kernel();
  struct sim_socket *socket = socket_of(descriptor, "shutdown");
  if (socket->state != CONNECTED && socket->state != DEAD) return refuse(ENOTCONN);
  if (socket->state == DEAD) return refuse(ENOTCONN);
  sim_note("shutdown(%ld, %ld)", descriptor, how, 0);
  if (how != SHUT_WR) socket->receive_shut = true;
  if (how != SHUT_RD) socket_end_sending(socket);
  socket->asked_to_receive = idle_clock;
  wake_items(socket->items, 0);
  return 0;
}

int __wrap_getpeername(int descriptor, struct sockaddr *address, socklen_t *length) {
  enter_kernel();
  struct sim_socket *socket = socket_of(descriptor, "getpeername");
  socket->asked_to_send = idle_clock;
  if (socket->state != CONNECTED) return refuse(ENOTCONN);
  memset(address, 0, *length < 16 ? *length : 16);
  address->sa_family = AF_INET;
  *length = 16;
  return 0;
}

int __wrap_getsockname(int descriptor, struct sockaddr *address, socklen_t *length) {
  enter_kernel();
  struct sim_socket *socket = socket_of(descriptor, "getsockname");
  memset(address, 0, *length < 16 ? *length : 16);
  address->sa_family = AF_INET;
  ((struct sockaddr_in *)address)->sin_port = htons(socket->port);
  *length = 16;
  return 0;
}

int __wrap_getsockopt(int descriptor, int level, int name, void *value, socklen_t *length) {
  (void)length;
  enter_kernel();
  struct sim_socket *socket = socket_of(descriptor, "getsockopt");
  int answer = 0;
  if (level == SOL_SOCKET && name == SO_ERROR) {
    answer = socket->error;
    socket->error = 0;
  } else if (level == SOL_SOCKET && name == SO_TYPE) {
    answer = SOCK_STREAM;
  } else if (level == SOL_SOCKET && name == SO_DOMAIN) {
    answer = AF_INET;
  }
  memcpy(value, &answer, sizeof answer);
  return 0;
}

int __wrap_setsockopt(int descriptor, int level, int name, const void *value, socklen_t length) {
  (void)level;
  (void)name;
  (void)value;
  (void)length;
  enter_kernel();
  socket_of(descriptor, "setsockopt");
  return 0;
}

int __wrap_ioctl(int descriptor, unsigned long request, ...) {
  enter_kernel();
  struct sim_socket *socket = socket_of(descriptor, "ioctl");
  if (request != FIONREAD) return refuse(ENOTTY);
  va_list arguments;
  va_start(arguments, request);
  *va_arg(arguments, int *) = (int)(socket->incoming.length - socket->taken);
  va_end(arguments);
  return 0;
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
