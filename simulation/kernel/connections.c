/* SPDX-License-Identifier: Apache-2.0 */
/* Sockets that are made, bound, connected, accepted, shut down and asked. */
#define _GNU_SOURCE 1
#include "kernel.h"

#include <netinet/in.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

static uint16_t next_port = 1024;

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
