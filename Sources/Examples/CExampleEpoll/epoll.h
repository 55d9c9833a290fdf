/* SPDX-License-Identifier: Apache-2.0 */
/* What Swift's module of libc leaves out. */
#include <sys/epoll.h>
#include <sys/timerfd.h>
