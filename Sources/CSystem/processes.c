/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE 1
#include "csystem_processes.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

extern char **environ;

/* In the child, with the caller's memory copied: nothing but system calls. */
static void __attribute__((noreturn)) become(const char *program, char *const *arguments, char *const *environment,
                                             const char *folder, const int32_t *standard) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (folder != NULL && chdir(folder) < 0) _exit(127);
  for (int i = 0; i < 3; i++)
    if (standard[i] >= 0 && dup2(standard[i], i) < 0) _exit(127);
  raise(SIGSTOP);
  execve(program, arguments, environment);
  _exit(127);
}

static int spawn_stopped(const char *program, char *const *arguments, char *const *environment, const char *folder,
                         const int32_t *standard) {
  pid_t process = fork();
  if (process == 0) become(program, arguments, environment, folder, standard);
  if (process < 0) return -errno;
  siginfo_t what;
  while (waitid(P_PID, (id_t)process, &what, WSTOPPED | WEXITED | WNOWAIT) < 0 && errno == EINTR) {}
  return process;
}

static int spawn_running(const char *program, char *const *arguments, char *const *environment, const char *folder,
                         const int32_t *standard) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none;
  sigemptyset(&none);
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  int error = folder == NULL ? 0 : posix_spawn_file_actions_addchdir_np(&actions, folder);
  for (int i = 0; i < 3 && error == 0; i++)
    if (standard[i] >= 0) error = posix_spawn_file_actions_adddup2(&actions, standard[i], i);
  pid_t process = 0;
  if (error == 0) error = posix_spawn(&process, program, &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error != 0 ? -error : process;
}

int csystem_spawn(const char *program, char *const *arguments, char *const *environment, const char *folder,
                  const int32_t *standard, int waits) {
  int saved = errno;
  char *const *variables = environment != NULL ? environment : environ;
  int result = (waits ? spawn_stopped : spawn_running)(program, arguments, variables, folder, standard);
  errno = saved;
  return result;
}

int csystem_watch_process(int32_t process) {
  int saved = errno;
  int result = (int)syscall(SYS_pidfd_open, process, 0);
  if (result < 0) result = -errno;
  errno = saved;
  return result;
}

int csystem_signal_process(int descriptor, int signal) {
  int saved = errno;
  int result = (int)syscall(SYS_pidfd_send_signal, descriptor, signal, NULL, 0);
  if (result < 0) result = -errno;
  errno = saved;
  return result;
}

int csystem_end_of_process(int32_t process, csystem_end *end) {
  int saved = errno, status = 0;
  struct rusage used;
  pid_t result;
  do result = wait4(process, &status, WNOHANG, &used);
  while (result < 0 && errno == EINTR);
  int answer = result < 0 ? -errno : result > 0;
  errno = saved;
  if (answer != 1) return answer;
  end->status = status;
  end->user_microseconds = (int64_t)used.ru_utime.tv_sec * 1000000 + used.ru_utime.tv_usec;
  end->system_microseconds = (int64_t)used.ru_stime.tv_sec * 1000000 + used.ru_stime.tv_usec;
  return 1;
}

long csystem_own_program(char *path, size_t size) {
  int saved = errno;
  long result = readlink("/proc/self/exe", path, size);
  if (result < 0) result = -errno;
  errno = saved;
  return result;
}

int csystem_may_execute(const char *path) {
  int saved = errno;
  int result = access(path, X_OK) < 0 ? -errno : 0;
  errno = saved;
  return result;
}

void csystem_end_at_once(int code) { _exit(code); }
