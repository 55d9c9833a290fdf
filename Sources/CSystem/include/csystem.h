/* SPDX-License-Identifier: Apache-2.0 */
/* What Swift cannot say itself: a thread-local slot, futexes, and system calls that answer -errno and leave `errno` as
   it was, so that work done on a caller's thread never shows in the caller's errno. The other headers have the rest. */
#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <errno.h>
#include <fcntl.h>
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

/* One pointer per thread. Initial-exec: two instructions instead of a call on every port operation. */
#define CSYSTEM_TLS __attribute__((tls_model("initial-exec"), visibility("hidden")))
extern __thread void *csystem_slot CSYSTEM_TLS;
/* The handle table's slots: where they begin, and how many have been initialized. Plain variables, since a Swift
   global would be checked for its initialization on every look. */
extern void *csystem_slots __attribute__((visibility("hidden")));
extern uint32_t csystem_slots_used __attribute__((visibility("hidden")));
static inline void *csystem_slots_base(void) { return csystem_slots; }
static inline uint32_t csystem_slots_count(void) { return __atomic_load_n(&csystem_slots_used, __ATOMIC_ACQUIRE); }
static inline void csystem_slots_publish(void *base, uint32_t count) {
  csystem_slots = base;
  __atomic_store_n(&csystem_slots_used, count, __ATOMIC_RELEASE);
}

/* One word per thread for the face above the engine. */
extern __thread uint32_t csystem_word CSYSTEM_TLS;

static inline void *csystem_thread_slot(void) { return csystem_slot; }
static inline void csystem_set_thread_slot(void *value) { csystem_slot = value; }
static inline uint32_t csystem_thread_word(void) { return csystem_word; }
static inline void csystem_set_thread_word(uint32_t value) { csystem_word = value; }

/* Waits while *word == expected; deadline is absolute on CLOCK_MONOTONIC in nanoseconds, < 0 for none.
   0 when woken (perhaps spuriously), -EAGAIN when the word differs, -ETIMEDOUT. */
int csystem_futex_wait(const uint32_t *word, uint32_t expected, int64_t deadline);
void csystem_futex_wake(const uint32_t *word, int count);

/* Runs `destructor` with the slot's value when a thread that filled it ends. */
int csystem_on_thread_exit(void (*destructor)(void *));
/* Starts a detached thread with all signals blocked. */
int csystem_start_thread(const char *name, void *(*body)(void *), void *argument);
int csystem_processors(void);
/* Address space that costs memory only where it is touched; NULL when there is none. */
void *csystem_reserve(size_t bytes);
int csystem_at_fork(void (*in_child)(void));
int32_t csystem_thread_id(void);
/* Processor time of a thread of this process in nanoseconds, -1 when there is none of that number. */
int64_t csystem_thread_time(int32_t thread);
/* Whether proc(5) says that the thread sleeps, waits for a disk, or is stopped. */
int csystem_thread_sleeps(int32_t thread);

/* Asks for a line of memory that is about to be used; an address of nothing does no harm. */
static inline __attribute__((always_inline)) void csystem_prefetch(uintptr_t address) {
  __builtin_prefetch((const void *)address, 1, 3);
}

/* The same for two lines at the address in a word that other threads may be changing: nothing is concluded from it. */
void csystem_prefetch_target(const void *word);

static inline int64_t csystem_nanoseconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* The one policy for EINTR: try again. `call` must be a call that may be repeated as it is. */
#define CSYSTEM_CALL(call)                       \
  do {                                            \
    int *location_ = &errno, saved_ = *location_; \
    long result_;                                 \
    do                                            \
      result_ = (long)(call);                     \
    while (result_ < 0 && *location_ == EINTR);   \
    if (result_ < 0) {                            \
      result_ = -(long)*location_;                \
      *location_ = saved_;                        \
    }                                             \
    return result_;                               \
  } while (0)

/* recv and send are most of what a server does, and libc's are cancellation points: in a process with threads that
   is 100 instructions for two calls. So they go to the kernel directly, except under a sanitizer, whose interceptor
   of libc's function is what finds a buffer that was freed too early. */
extern int csystem_is_sanitized __attribute__((visibility("hidden")));

#if defined(__x86_64__)
static inline __attribute__((always_inline)) long csystem_kernel(long number, long a, long b, long c, long d, long e,
                                                                 long f) {
  register long r10 __asm__("r10") = d, r8 __asm__("r8") = e, r9 __asm__("r9") = f;
  __asm__ volatile("syscall"
                   : "+a"(number)
                   : "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return number;
}
#define CSYSTEM_TRANSFER(number, function)                                         \
  do {                                                                             \
    if (csystem_is_sanitized) return function(fd, base, length, flags);            \
    long result_;                                                                  \
    do                                                                             \
      result_ = csystem_kernel(number, fd, (long)base, (long)length, flags, 0, 0); \
    while (result_ == -EINTR);                                                     \
    return result_;                                                                \
  } while (0)
/* The same for datagrams, with the other end's address. */
#define CSYSTEM_TRANSFER_ADDRESSED(number, call, size)                                                          \
  do {                                                                                                          \
    if (csystem_is_sanitized) CSYSTEM_CALL(call);                                                               \
    long result_;                                                                                               \
    do                                                                                                          \
      result_ = csystem_kernel(number, fd, (long)base, (long)length, flags, (long)address, (long)(size));       \
    while (result_ == -EINTR);                                                                                  \
    return result_;                                                                                             \
  } while (0)
#else
#define CSYSTEM_TRANSFER(number, function) return function(fd, base, length, flags)
#define CSYSTEM_TRANSFER_ADDRESSED(number, call, size) CSYSTEM_CALL(call)
#endif

/* Through libc; what is received may go into memory that is hidden from the program: csystem_sanitizers.h. */
long csystem_sanitizer_recv(int fd, void *base, size_t length, int flags);
static inline long csystem_libc_send(int fd, const void *base, size_t length, int flags) {
  CSYSTEM_CALL(send(fd, base, length, flags));
}
static inline __attribute__((always_inline)) long csystem_recv(int fd, void *base, size_t length, int flags) {
  CSYSTEM_TRANSFER(SYS_recvfrom, csystem_sanitizer_recv);
}
static inline __attribute__((always_inline)) long csystem_send(int fd, const void *base, size_t length, int flags) {
  CSYSTEM_TRANSFER(SYS_sendto, csystem_libc_send);
}
static inline long csystem_recvmsg(int fd, struct iovec *vectors, size_t count, int flags) {
  struct msghdr message = {.msg_iov = vectors, .msg_iovlen = count};
  CSYSTEM_CALL(recvmsg(fd, &message, flags));
}
static inline long csystem_sendmsg(int fd, struct iovec *vectors, size_t count, int flags) {
  struct msghdr message = {.msg_iov = vectors, .msg_iovlen = count};
  CSYSTEM_CALL(sendmsg(fd, &message, flags));
}
static inline long csystem_recvfrom(int fd, void *base, size_t length, int flags, void *address,
                                    socklen_t *address_length) {
  CSYSTEM_TRANSFER_ADDRESSED(SYS_recvfrom,
                             recvfrom(fd, base, length, flags, (struct sockaddr *)address, address_length),
                             address_length);
}
static inline long csystem_sendto(int fd, const void *base, size_t length, int flags, const void *address,
                                  socklen_t address_length) {
  CSYSTEM_TRANSFER_ADDRESSED(SYS_sendto,
                             sendto(fd, base, length, flags, (const struct sockaddr *)address, address_length),
                             address_length);
}
/* recvmsg and sendmsg as they are, for datagrams with several buffers or control messages. */
static inline long csystem_recv_datagram(int fd, struct msghdr *message, int flags) {
  CSYSTEM_CALL(recvmsg(fd, message, flags));
}
static inline long csystem_send_datagram(int fd, const struct msghdr *message, int flags) {
  CSYSTEM_CALL(sendmsg(fd, message, flags));
}
/* sendfile(2) knows no MSG_NOSIGNAL: a SIGPIPE of its making is taken back. */
long csystem_sendfile(int socket, int file, int64_t offset, size_t count);
static inline long csystem_duplicate(int fd) { CSYSTEM_CALL(fcntl(fd, F_DUPFD_CLOEXEC, 0)); }
void csystem_discard_received(int fd);
/* Forgets what the kernel keeps of errors of earlier datagrams (ip(7), IP_RECVERR). */
void csystem_drain_errors(int fd);
static inline long csystem_socket(int family, int type, int protocol) {
  CSYSTEM_CALL(socket(family, type, protocol));
}
long csystem_accept(int fd, void *address, socklen_t *length);
/* connect(2) must not be repeated blindly after EINTR: the attempt goes on. */
static inline long csystem_connect(int fd, const void *address, socklen_t length) {
  int *location = &errno, saved = *location;
  long result = connect(fd, (const struct sockaddr *)address, length);
  if (result < 0) {
    result = *location == EINTR ? -EINPROGRESS : -(long)*location;
    *location = saved;
  }
  return result;
}
static inline long csystem_bind(int fd, const void *address, socklen_t length) {
  CSYSTEM_CALL(bind(fd, (const struct sockaddr *)address, length));
}
static inline long csystem_listen(int fd, int backlog) { CSYSTEM_CALL(listen(fd, backlog)); }
static inline long csystem_shutdown(int fd, int how) { CSYSTEM_CALL(shutdown(fd, how)); }
static inline long csystem_getsockname(int fd, void *address, socklen_t *length) {
  CSYSTEM_CALL(getsockname(fd, (struct sockaddr *)address, length));
}
static inline long csystem_getpeername(int fd, void *address, socklen_t *length) {
  CSYSTEM_CALL(getpeername(fd, (struct sockaddr *)address, length));
}
static inline long csystem_getsockopt(int fd, int level, int name, void *value, socklen_t *length) {
  CSYSTEM_CALL(getsockopt(fd, level, name, value, length));
}
static inline long csystem_setsockopt(int fd, int level, int name, const void *value, socklen_t length) {
  CSYSTEM_CALL(setsockopt(fd, level, name, value, length));
}
static inline long csystem_readable_bytes(int fd) {
  int count = 0;
  int *location = &errno, saved = *location;
  long result = ioctl(fd, FIONREAD, &count) < 0 ? -(long)*location : count;
  *location = saved;
  return result;
}
long csystem_poll(struct pollfd *entries, size_t count, const struct timespec *timeout);
static inline long csystem_eventfd(void) { CSYSTEM_CALL(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)); }
static inline long csystem_write(int fd, const void *base, size_t length) { CSYSTEM_CALL(write(fd, base, length)); }
static inline long csystem_read(int fd, void *base, size_t length) { CSYSTEM_CALL(read(fd, base, length)); }
/* close(2) frees the descriptor even when it answers EINTR (Linux): never repeat it. */
static inline void csystem_close(int fd) {
  int *location = &errno, saved = *location;
  close(fd);
  *location = saved;
}
static inline void csystem_store(uintptr_t *word, uintptr_t value) { __atomic_store_n(word, value, __ATOMIC_RELEASE); }
/* What the library was asked to do beside its work, as bits: 0 in ordinary use. A plain variable, so that looking costs
   one instruction. Set before anybody else can look, and only ever added to. */
extern uint32_t csystem_modes_set __attribute__((visibility("hidden")));
#if defined(__clang__)
__attribute__((no_sanitize("thread")))
#endif
static inline uint32_t csystem_modes(void) { return csystem_modes_set; }
static inline void csystem_add_modes(uint32_t bits) { __atomic_or_fetch(&csystem_modes_set, bits, __ATOMIC_SEQ_CST); }
extern int32_t csystem_awaited __attribute__((visibility("hidden")));
static inline int32_t csystem_awaited_count(void) { return __atomic_load_n(&csystem_awaited, __ATOMIC_SEQ_CST); }
static inline void csystem_awaited_add(int32_t n) { __atomic_add_fetch(&csystem_awaited, n, __ATOMIC_SEQ_CST); }
static inline uintptr_t csystem_load(const uintptr_t *word) { return __atomic_load_n(word, __ATOMIC_SEQ_CST); }
static inline int csystem_errno(void) { return errno; }
static inline void csystem_set_errno(int value) { errno = value; }

#endif
