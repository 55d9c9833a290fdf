/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE 1
#include "csystem_chaos.h"

#include <stdio.h>
#include <stdlib.h>

char *csystem_read_text(const char *path) {
  int saved = errno;
  FILE *file = fopen(path, "re");
  size_t length = 0, room = 4096;
  char *text = file == NULL ? NULL : malloc(room);
  while (text != NULL) {
    length += fread(text + length, 1, room - 1 - length, file);
    text[length] = 0;
    if (length < room - 1) break;
    char *larger = realloc(text, room *= 2);
    if (larger == NULL) free(text);
    text = larger;
  }
  if (file != NULL) fclose(file);
  errno = saved;
  return text;
}

int csystem_open_trace(const char *path) {
  int saved = errno;
  int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  errno = saved;
  return fd;
}

void csystem_trace(int fd, const char *what, int64_t nanoseconds, uint32_t handle, uint32_t operation,
                   const char *which, int64_t amount) {
  char line[160];
  int saved = errno;
  int length = snprintf(line, sizeof line, "%s\t%lld\t%d\t%u\t%u\t%s\t%lld\n", what, (long long)nanoseconds,
                        (int)syscall(SYS_gettid), handle, operation, which, (long long)amount);
  if (length > 0 && (size_t)length < sizeof line) {
    ssize_t written = write(fd, line, (size_t)length);
    (void)written;
  }
  errno = saved;
}

void csystem_reset_connection(int fd) {
  /* Disconnecting an established connection sends a reset and leaves ECONNRESET (tcp(7): tcp_disconnect). Other
     sockets refuse. */
  struct sockaddr nobody = {.sa_family = AF_UNSPEC};
  int type = 0, protocol = 0, saved = errno;
  socklen_t length = sizeof type;
  if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) == 0 && type == SOCK_STREAM &&
      getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, &protocol, &length) == 0 && protocol == IPPROTO_TCP)
    connect(fd, &nobody, sizeof nobody);
  errno = saved;
}
