/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-13] A descriptor becomes a handle, the same one each time, with a port, pending reads and cancelling; closing
   the handle closes it. A handle becomes a descriptor that blocks. */

#include "../files.h"

#include <fcntl.h>
#include <io.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

static int is_open(int fd) { return fcntl(fd, F_GETFD) >= 0; }

static void fifo(HANDLE port) {
  int ends[2];
  must(pipe(ends) == 0, "pipe");
  HANDLE reader = (HANDLE)_get_osfhandle(ends[0]), writer = (HANDLE)_get_osfhandle(ends[1]);
  say("the same handle each time: %d", (HANDLE)_get_osfhandle(ends[0]) == reader);
  say("type %u", (unsigned)GetFileType(reader));
  must(CreateIoCompletionPort(reader, port, 1, 0) == port, "association");
  SAY_BOOL("read", ReadFile(reader, data[0], 16, NULL, &operation[0]));
  SAY_BOOL("cancel", CancelIoEx(reader, &operation[0]));
  packet("read", port);
  SAY_BOOL("read", ReadFile(reader, data[1], 16, NULL, &operation[1]));
  pipe_write("writer", writer, "hello");
  packet("read", port);
  say("%.5s", data[1]);
  SAY_BOOL("write to the wrong end", WriteFile(reader, "x", 1, NULL, &operation[2]));
  SAY_BOOL("read", ReadFile(reader, data[2], 16, NULL, &operation[2]));
  CloseHandle(writer);
  packet("the writer is closed", port);
  say("its descriptor is closed: %d", !is_open(ends[1]));
  CloseHandle(reader);
  must(pipe(ends) == 0, "pipe");
  writer = (HANDLE)_get_osfhandle(ends[1]);
  close(ends[0]);
  pipe_write("nobody reads, no signal", writer, "x");
  CloseHandle(writer);
}

static void socket_pair(HANDLE port) {
  int ends[2];
  must(syscall(SYS_socketpair, AF_UNIX, 1, 0, ends) == 0, "socketpair");
  HANDLE one = (HANDLE)_get_osfhandle(ends[0]);
  must(CreateIoCompletionPort(one, port, 2, 0) == port, "association");
  receive("socket", (SOCKET)one, 3, 16);
  must(write(ends[1], "plain", 5) == 5, "write");
  packet("socket", port);
  say("%.5s", data[3]);
  CloseHandle(one);
  char byte;
  say("its peer sees the end: %d", read(ends[1], &byte, 1) == 0);
  close(ends[1]);
}

static void timer(HANDLE port) {
  int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
  const struct itimerspec soon = {{0, 0}, {0, 1000000}};
  unsigned long long count = 0;
  HANDLE h = (HANDLE)_get_osfhandle(fd);
  must(CreateIoCompletionPort(h, port, 3, 0) == port, "association");
  say("timer %s", started(ReadFile(h, &count, sizeof count, NULL, &operation[4])));
  must(timerfd_settime(fd, 0, &soon, NULL) == 0, "timerfd_settime");
  packet("timer", port);
  say("expired %llu", count);
  CloseHandle(h);
}

static void giving_away(void) {
  const char *name = temporary_name();
  HANDLE file = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  int fd = _open_osfhandle((intptr_t)file, 0);
  say("descriptor %d", fd > 2);
  SAY_BOOL("the handle is closed", CloseHandle(file));
  must(write(fd, "0123", 4) == 4, "write");
  file = (HANDLE)_get_osfhandle(fd);
  say("type %u size %u", (unsigned)GetFileType(file), (unsigned)GetFileSize(file, NULL));
  CloseHandle(file);
  DeleteFileA(name);
  SOCKET mine, peer;
  connected_pair(&mine, &peer);
  fd = _open_osfhandle((intptr_t)mine, 0);
  say("a socket's descriptor blocks: %d", (fcntl(fd, F_GETFL) & O_NONBLOCK) == 0);
  put(peer, "data");
  char text[8] = {0};
  say("%d %s", (int)read(fd, text, 8), text);
  close(fd);
  get("the peer sees the end", peer);
  say("no descriptor: %d, no handle: %d", (int)_get_osfhandle(-1), _open_osfhandle(0, 0));
}

int main(void) {
  HANDLE port = new_port(1);
  start();
  fifo(port);
  socket_pair(port);
  timer(port);
  giving_away();
  return 0;
}
