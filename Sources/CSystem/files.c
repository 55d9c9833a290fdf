/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE 1
#include "csystem_files.h"

#include <dirent.h>
#include <linux/magic.h>
#include <linux/sockios.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/vfs.h>

static int64_t nanoseconds(struct statx_timestamp time) { return time.tv_sec * 1000000000 + time.tv_nsec; }

static long facts_of(int fd, const char *path, int flags, struct csystem_file_facts *facts) {
  struct statx found;
  int saved = errno;
  if (statx(fd, path, flags, STATX_BASIC_STATS | STATX_BTIME, &found) < 0) {
    long answer = -errno;
    errno = saved;
    return answer;
  }
  errno = saved;
  facts->device = (uint64_t)found.stx_dev_major << 32 | found.stx_dev_minor;
  facts->number = found.stx_ino;
  facts->size = found.stx_size;
  facts->mode = found.stx_mode;
  facts->links = found.stx_nlink;
  facts->owner = found.stx_uid;
  facts->born = found.stx_mask & STATX_BTIME ? nanoseconds(found.stx_btime) : 0;
  facts->accessed = nanoseconds(found.stx_atime);
  facts->modified = nanoseconds(found.stx_mtime);
  return 0;
}

long csystem_file_facts(int fd, struct csystem_file_facts *facts) { return facts_of(fd, "", AT_EMPTY_PATH, facts); }

long csystem_path_facts(const char *path, int follow, struct csystem_file_facts *facts) {
  return facts_of(AT_FDCWD, path, follow ? 0 : AT_SYMLINK_NOFOLLOW, facts);
}

long csystem_open(const char *path, int flags, uint32_t mode) { CSYSTEM_CALL(open(path, flags | O_CLOEXEC, mode)); }
long csystem_unlink(const char *path) { CSYSTEM_CALL(unlink(path)); }
long csystem_make_folder(const char *path, uint32_t mode) { CSYSTEM_CALL(mkdir(path, mode)); }
long csystem_remove_folder(const char *path) { CSYSTEM_CALL(rmdir(path)); }
long csystem_rename(const char *from, const char *to, int replace) {
  CSYSTEM_CALL(renameat2(AT_FDCWD, from, AT_FDCWD, to, replace ? 0 : RENAME_NOREPLACE));
}

long csystem_list_folder(const char *path, void (*name)(void *, const char *, int), void *context) {
  int saved = errno;
  DIR *folder = opendir(path);
  if (folder == NULL) {
    long answer = -errno;
    errno = saved;
    return answer;
  }
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
    if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
      name(context, entry->d_name, entry->d_type == DT_DIR);
  closedir(folder);
  errno = saved;
  return 0;
}

int csystem_is_in_memory(int fd) {
  struct statfs system;
  int saved = errno, answer = fstatfs(fd, &system) == 0;
  errno = saved;
  return answer && (system.f_type == TMPFS_MAGIC || system.f_type == RAMFS_MAGIC);
}

uint32_t csystem_user(void) { return geteuid(); }
const char *csystem_variable(const char *name) { return getenv(name); }
int csystem_at_exit(void (*work)(void)) { return atexit(work); }

long csystem_read_at(int fd, const struct iovec *vectors, int count, int64_t offset) {
  if (offset < 0) CSYSTEM_CALL(readv(fd, vectors, count));
  CSYSTEM_CALL(preadv(fd, vectors, count, offset));
}

/* A pipe without readers answers EPIPE; the signal that comes with it is taken back, unless one was pending before. */
static long write_quietly(int fd, const struct iovec *vectors, int count, int flags) {
  sigset_t pipe, before, pending;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  sigpending(&pending);
  pthread_sigmask(SIG_BLOCK, &pipe, &before);
  int saved = errno;
  long result;
  do
    result = flags != 0 ? pwritev2(fd, vectors, count, -1, flags) : writev(fd, vectors, count);
  while (result < 0 && errno == EINTR);
  if (result < 0) result = -errno;
  if (result == -EPIPE && !sigismember(&pending, SIGPIPE)) sigtimedwait(&pipe, NULL, &(struct timespec){0, 0});
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = saved;
  return result;
}

long csystem_write_at(int fd, const struct iovec *vectors, int count, int64_t offset) {
  if (offset < 0) return write_quietly(fd, vectors, count, 0);
  CSYSTEM_CALL(pwritev(fd, vectors, count, offset));
}

long csystem_append(int fd, const struct iovec *vectors, int count) {
  CSYSTEM_CALL(pwritev2(fd, vectors, count, 0, RWF_APPEND));
}

long csystem_read_without_waiting(int fd, const struct iovec *vectors, int count, int64_t offset) {
  /* No sanitizer watches this one. */
  if (csystem_is_sanitized) return -EOPNOTSUPP;
  CSYSTEM_CALL(preadv2(fd, vectors, count, offset, RWF_NOWAIT));
}

long csystem_write_without_waiting(int fd, const struct iovec *vectors, int count) {
  if (csystem_is_sanitized) return -EOPNOTSUPP;
  return write_quietly(fd, vectors, count, RWF_NOWAIT);
}

long csystem_seek(int fd, int64_t offset, int whence) { CSYSTEM_CALL(lseek(fd, offset, whence)); }
long csystem_truncate(int fd, int64_t size) { CSYSTEM_CALL(ftruncate(fd, size)); }
long csystem_sync(int fd) { CSYSTEM_CALL(fsync(fd)); }

long csystem_lock_range(int fd, int type, int64_t offset, int64_t length, int waits) {
  struct flock range = {.l_type = (short)type, .l_whence = SEEK_SET, .l_start = offset, .l_len = length};
  CSYSTEM_CALL(fcntl(fd, waits ? F_OFD_SETLKW : F_OFD_SETLK, &range));
}

int csystem_is_pollable(int fd) {
  int saved = errno;
  int epoll = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event event = {.events = EPOLLIN};
  int answer = epoll >= 0 && epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) == 0;
  if (epoll >= 0) close(epoll);
  errno = saved;
  return answer;
}

long csystem_poll_set(void) { CSYSTEM_CALL(epoll_create1(EPOLL_CLOEXEC)); }

long csystem_poll_set_add(int set, int fd) {
  struct epoll_event event = {.events = EPOLLIN};
  CSYSTEM_CALL(epoll_ctl(set, EPOLL_CTL_ADD, fd, &event));
}

/* Whether an open descriptor is an epoll set that watches `fd`: proc(5), fdinfo. */
static int watches(const char *set, int fd) {
  char path[64], link[32], line[128];
  snprintf(path, sizeof path, "/proc/self/fd/%.16s", set);
  ssize_t length = readlink(path, link, sizeof link - 1);
  link[length < 0 ? 0 : length] = 0;
  if (strcmp(link, "anon_inode:[eventpoll]") != 0) return 0;
  snprintf(path, sizeof path, "/proc/self/fdinfo/%.16s", set);
  FILE *facts = fopen(path, "re");
  if (facts == NULL) return 0;
  int found = 0, watched;
  while (!found && fgets(line, sizeof line, facts) != NULL)
    found = sscanf(line, "tfd: %d", &watched) == 1 && watched == fd;
  fclose(facts);
  return found;
}

int csystem_poll_set_watching(int fd) {
  int saved = errno, found = -1;
  DIR *folder = opendir("/proc/self/fd");
  if (folder != NULL) {
    for (struct dirent *entry; found < 0 && (entry = readdir(folder)) != NULL;)
      if (entry->d_name[0] != '.' && watches(entry->d_name, fd)) found = atoi(entry->d_name);
    closedir(folder);
  }
  errno = saved;
  return found;
}

long csystem_pair(int type, int ends[2]) {
  CSYSTEM_CALL(socketpair(AF_UNIX, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends));
}

long csystem_pipe(int ends[2]) { CSYSTEM_CALL(pipe2(ends, O_NONBLOCK | O_CLOEXEC)); }

long csystem_unreceived_bytes(int fd) {
  int count = 0, saved = errno;
  long answer = ioctl(fd, SIOCOUTQ, &count) < 0 ? -errno : count;
  errno = saved;
  return answer;
}

long csystem_status_flags(int fd) { CSYSTEM_CALL(fcntl(fd, F_GETFL)); }

void csystem_make_blocking(int fd) {
  int saved = errno, flags = fcntl(fd, F_GETFL);
  if (flags >= 0) fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
  errno = saved;
}

long csystem_send_message(int fd, const void *base, uint32_t length, size_t progress) {
  struct iovec parts[2] = {{&length, sizeof length}, {(void *)base, length}};
  int first = 0;
  if (progress >= sizeof length) {
    first = 1;
    progress -= sizeof length;
  }
  parts[first].iov_base = (char *)parts[first].iov_base + progress;
  parts[first].iov_len -= progress;
  struct msghdr message = {.msg_iov = parts + first, .msg_iovlen = (size_t)(2 - first)};
  CSYSTEM_CALL(sendmsg(fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL));
}

long csystem_watch_begin(void) { CSYSTEM_CALL(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)); }
long csystem_watch_add(int fd, const char *path, uint32_t events) { CSYSTEM_CALL(inotify_add_watch(fd, path, events)); }
void csystem_watch_remove(int fd, int watch) {
  int saved = errno;
  inotify_rm_watch(fd, watch);
  errno = saved;
}
