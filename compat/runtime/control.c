/* SPDX-License-Identifier: Apache-2.0 */
/* SetConsoleCtrlHandler: SIGINT is CTRL_C_EVENT, SIGQUIT CTRL_BREAK_EVENT, SIGTERM and SIGHUP are CTRL_CLOSE_EVENT.
   Handlers run in a thread of their own, the latest first, until one says TRUE; when none does, the process ends as
   the signal would have ended it. After a TRUE for CTRL_CLOSE_EVENT the process has five seconds left, as on Windows
   where closing cannot be refused. Follows "HandlerRoutine callback function". */
#include "runtime.h"
#include "consoleapi.h"
#include "processthreadsapi.h"
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

enum { HANDLERS = 64, SECONDS_LEFT = 5 };
static PHANDLER_ROUTINE handlers[HANDLERS];
static int count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int channel[2] = {-1, -1};

static void tell(int number) {
  int error = errno;
  unsigned char byte = (unsigned char)number;
  (void)!write(channel[1], &byte, 1);
  errno = error;
}

static DWORD event_of(int number) {
  return number == SIGINT ? CTRL_C_EVENT : number == SIGQUIT ? CTRL_BREAK_EVENT : CTRL_CLOSE_EVENT;
}

static BOOL ask_all(DWORD event) {
  PHANDLER_ROUTINE now[HANDLERS];
  pthread_mutex_lock(&lock);
  int many = count;
  memcpy(now, handlers, sizeof now);
  pthread_mutex_unlock(&lock);
  while (many--)
    if (now[many](event)) return TRUE;
  return FALSE;
}

static void end_by(int number) {
  signal(number, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  kill(getpid(), number);
  for (;;) pause();
}

static void *listen_to_signals(void *unused) {
  (void)unused;
  for (unsigned char number;;) {
    ssize_t got = read(channel[0], &number, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got != 1) return NULL;
    DWORD event = event_of(number);
    if (!ask_all(event)) end_by(number);
    if (event == CTRL_CLOSE_EVENT) {
      poll(NULL, 0, SECONDS_LEFT * 1000);
      end_by(number);
    }
  }
}

/* With the lock held, once. */
static bool begin(void) {
  if (channel[0] >= 0) return true;
  if (pipe2(channel, O_CLOEXEC)) return false;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  bool is_running = !pthread_create(&thread, NULL, listen_to_signals, NULL);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (!is_running) return false;
  pthread_detach(thread);
  pthread_setname_np(thread, "iocp-console");
  return true;
}

static void listen_for(int number) {
  struct sigaction action = {.sa_handler = tell, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

/* Without a function: TRUE ignores Ctrl-C, FALSE no longer does. */
IOCP_API BOOL SetConsoleCtrlHandler(PHANDLER_ROUTINE function, BOOL adds) {
  if (!function) {
    if (adds) signal(SIGINT, SIG_IGN);
    else if (count) listen_for(SIGINT);
    else signal(SIGINT, SIG_DFL);
    return TRUE;
  }
  DWORD code = 0;
  pthread_mutex_lock(&lock);
  if (adds && count == HANDLERS) code = ERROR_NOT_ENOUGH_MEMORY;
  else if (adds && !begin()) code = ERROR_NOT_ENOUGH_MEMORY;
  else if (adds) handlers[count++] = function;
  else {
    int at = count - 1;
    while (at >= 0 && handlers[at] != function) at--;
    if (at < 0) code = ERROR_INVALID_PARAMETER;
    else memmove(handlers + at, handlers + at + 1, (size_t)(--count - at) * sizeof handlers[0]);
  }
  static const int numbers[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};
  for (int i = 0; i < 4 && !code; i++)
    if (adds && count == 1) listen_for(numbers[i]);
    else if (!adds && !count) signal(numbers[i], SIG_DFL);
  pthread_mutex_unlock(&lock);
  return code ? iocp_inner_fail(code) : TRUE;
}

/* Group 0 is this process alone; another group is the process with that number. */
IOCP_API BOOL GenerateConsoleCtrlEvent(DWORD event, DWORD group) {
  if (event > CTRL_BREAK_EVENT) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  int number = event == CTRL_C_EVENT ? SIGINT : SIGQUIT;
  return kill(group ? (pid_t)group : getpid(), number) == 0 || iocp_inner_fail(ERROR_INVALID_PARAMETER);
}
