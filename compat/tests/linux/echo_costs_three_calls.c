/* SPDX-License-Identifier: Apache-2.0 */

/* P10 cheap: one echo costs the server's thread at most three system calls: wait, receive, send. The parent traces the
   child and counts every system call of that thread. */

#define _GNU_SOURCE
#include "../trace.h"

#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WARM = 200, ROUNDS = 1000 };

static SOCKET mine, peer;

static DWORD WINAPI server(void *port) {
  syscall(SYS_getppid);
  WSABUF buffer = {64, data[0]};
  DWORD flags = 0;
  WSARecv(mine, &buffer, 1, NULL, &flags, &operation[0], NULL);
  for (;;) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *record = NULL;
    if (!GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH) && !record) return 1;
    if (record == &operation[0]) {
      if (bytes == 0) return 0;
      WSABUF out = {bytes, data[0]};
      WSASend(mine, &out, 1, NULL, 0, &operation[1], NULL);
    } else {
      WSARecv(mine, &buffer, 1, NULL, &flags, &operation[0], NULL);
    }
  }
}

/* The client is the main thread. Its getppid marks the beginning and the end of what counts, the server's tells which
   thread that is. */
static int child(void) {
  char bytes[4] = {'p', 'i', 'n', 'g'};
  ptrace(PTRACE_TRACEME, 0, NULL, NULL);
  raise(SIGSTOP);
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, mine, 1);
  HANDLE t = thread(server, port);
  for (int i = 0; i < WARM + ROUNDS; i++) {
    if (i == WARM) syscall(SYS_getppid);
    must(send(peer, bytes, 4, 0) == 4, "send");
    for (int got = 0; got < 4;) {
      int length = recv(peer, bytes, 4 - got, 0);
      must(length > 0, "recv");
      got += length;
    }
  }
  syscall(SYS_getppid);
  shutdown(peer, SD_SEND);
  ended(t);
  return 0;
}

/* The number of the system call, or -1 if this stop is the end of one. */
static long entered(pid_t task) {
  struct __ptrace_syscall_info about;
  if (ptrace(PTRACE_GET_SYSCALL_INFO, task, (void *)sizeof about, &about) <= 0) return -1;
  return about.op == PTRACE_SYSCALL_INFO_ENTRY ? (long)about.entry.nr : -1;
}

int main(void) {
  pid_t client = fork(), server_thread = 0;
  must(client >= 0, "fork");
  if (client == 0) _exit(child());
  int status = 0, counting = 0, calls = 0;
  must(waitpid(client, &status, 0) == client && WIFSTOPPED(status), "the child stops");
  long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL;
  must(ptrace(PTRACE_SETOPTIONS, client, NULL, (void *)options) == 0, "PTRACE_SETOPTIONS");
  ptrace(PTRACE_SYSCALL, client, NULL, NULL);
  for (;;) {
    pid_t task = waitpid(-1, &status, __WALL);
    if (task < 0) break;
    if (WIFEXITED(status) || WIFSIGNALED(status)) {
      if (task == client) break;
      continue;
    }
    int signal = WSTOPSIG(status);
    if (signal == (SIGTRAP | 0x80)) {
      long call = entered(task);
      if (call == SYS_getppid && task == client) counting = !counting;
      else if (call == SYS_getppid) server_thread = task;
      else if (call >= 0 && counting && task == server_thread) calls++;
    }
    int passed_on = signal == (SIGTRAP | 0x80) || signal == SIGTRAP || signal == SIGSTOP ? 0 : signal;
    ptrace(PTRACE_SYSCALL, task, NULL, (void *)(long)passed_on);
  }
  say("the child: %d", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
  /* Now and then the thread meets the one in the background, and waits for it or wakes it: not for every echo. */
  int cheap = calls >= 2 * ROUNDS && calls <= 3 * ROUNDS + ROUNDS / 20;
  say("at most three system calls for an echo: %d", cheap);
  if (!cheap) say("%d calls for %d echoes", calls, ROUNDS);
  return 0;
}
