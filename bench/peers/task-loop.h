/* SPDX-License-Identifier: Apache-2.0 */

/* What task-loop.swift needs of C: epoll is not in Swift's module of the C library. */

#ifndef BENCH_TASK_LOOP_H
#define BENCH_TASK_LOOP_H

#define _GNU_SOURCE
#include <sys/epoll.h>

#include "peer.h"

static inline void loop_set(int epoll, int how, int fd, uint32_t events) {
  struct epoll_event event = {.events = events | EPOLLIN | EPOLLRDHUP | EPOLLET, .data.fd = fd};
  if (epoll_ctl(epoll, how, fd, &event) != 0) peer_die("epoll_ctl");
}

static inline void loop_watch(int epoll, int fd) { loop_set(epoll, EPOLL_CTL_ADD, fd, 0); }
static inline void loop_watch_writing(int epoll, int fd) { loop_set(epoll, EPOLL_CTL_MOD, fd, EPOLLOUT); }
static inline int loop_descriptor(const struct epoll_event *events, int index) { return events[index].data.fd; }
static inline int loop_has_ended(const struct epoll_event *events, int index) {
  return (events[index].events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0;
}
static inline int loop_accept(int fd) { return accept4(fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC); }

#endif
