/* SPDX-License-Identifier: Apache-2.0 */
/* Files, folders, pipes: system calls that answer their result or -errno and leave `errno` as it was. */
#ifndef CSYSTEM_FILES_H
#define CSYSTEM_FILES_H

#include "csystem.h"

#include <stdio.h>
#include <sys/inotify.h>
#include <sys/stat.h>

/* What a file system knows of a file. Times are nanoseconds since 1970; `born` is 0 where nobody recorded it. */
struct csystem_file_facts {
  uint64_t device, number, size;
  uint32_t mode, links, owner;
  int64_t born, accessed, modified;
};

long csystem_file_facts(int fd, struct csystem_file_facts *facts);
/* Of the file at a path; the last symbolic link is followed when `follow` is not 0. */
long csystem_path_facts(const char *path, int follow, struct csystem_file_facts *facts);

long csystem_open(const char *path, int flags, uint32_t mode);
long csystem_unlink(const char *path);
long csystem_make_folder(const char *path, uint32_t mode);
long csystem_remove_folder(const char *path);
/* Does not replace a file that is there when `replace` is 0. */
long csystem_rename(const char *from, const char *to, int replace);
/* Calls `name` for each entry of a folder, except . and .. */
long csystem_list_folder(const char *path, void (*name)(void *context, const char *name, int is_folder),
                         void *context);
/* Whether the file system of an open file is memory (tmpfs, ramfs). */
int csystem_is_in_memory(int fd);
uint32_t csystem_user(void);
/* A variable of the environment, NULL when there is none. */
const char *csystem_variable(const char *name);
/* `work` runs when the process exits in order. */
int csystem_at_exit(void (*work)(void));

/* poll(2): the peer has ended its side. What a FIFO takes at once when it is ready for writing (pipe(7)). */
enum { CSYSTEM_PEER_ENDED = 0x2000, CSYSTEM_FIFO_ROOM = 4096 };

/* Data at a place of its own; offset -1: at the file pointer. `vectors` are not changed. Under a sanitizer these are
   the functions that it watches. */
long csystem_read_at(int fd, const struct iovec *vectors, int count, int64_t offset);
long csystem_write_at(int fd, const struct iovec *vectors, int count, int64_t offset);
long csystem_append(int fd, const struct iovec *vectors, int count);
/* -EAGAIN when it would have to wait; -EOPNOTSUPP where the file system cannot tell. offset -1: at the file pointer. */
long csystem_read_without_waiting(int fd, const struct iovec *vectors, int count, int64_t offset);
long csystem_write_without_waiting(int fd, const struct iovec *vectors, int count);

long csystem_seek(int fd, int64_t offset, int whence);
long csystem_truncate(int fd, int64_t size);
long csystem_sync(int fd);
/* An open file description lock on a range: type F_RDLCK, F_WRLCK or F_UNLCK; length 0 is to the end. */
long csystem_lock_range(int fd, int type, int64_t offset, int64_t length, int waits);

/* Whether epoll takes the descriptor. */
int csystem_is_pollable(int fd);
/* A new epoll set; a descriptor to be watched for reading, level by level. */
long csystem_poll_set(void);
long csystem_poll_set_add(int set, int fd);
/* The epoll set of this process that watches `fd`; -1 when /proc does not show one. */
int csystem_poll_set_watching(int fd);
long csystem_pair(int type, int ends[2]);
long csystem_pipe(int ends[2]);
/* Bytes sent and not yet received by the peer. */
long csystem_unreceived_bytes(int fd);
long csystem_status_flags(int fd);
void csystem_make_blocking(int fd);
/* A length of four bytes, then that many bytes at `base`, of which `progress` have gone. */
long csystem_send_message(int fd, const void *base, uint32_t length, size_t progress);

long csystem_watch_begin(void);
long csystem_watch_add(int fd, const char *path, uint32_t events);
void csystem_watch_remove(int fd, int watch);

#endif
