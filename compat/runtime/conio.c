/* SPDX-License-Identifier: Apache-2.0 */
/* The keyboard, unbuffered and without echo. Follows "_getch, _getwch" and "_kbhit". The end of input is no key: a
   server that runs until somebody presses one goes on when its input is /dev/null or a closed pipe. So _kbhit
   answers 0 there, and _getch waits until a signal ends the process. */
#include "runtime.h"
#include <poll.h>
#include <pthread.h>
#include <termios.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int pushed_back = -1;

/* Takes line buffering and echo off for the length of a call. */
static bool begin_raw(struct termios *before, bool echoes) {
  if (tcgetattr(0, before)) return false;
  struct termios raw = *before;
  raw.c_lflag &= ~(tcflag_t)(ICANON | (echoes ? 0 : ECHO));
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  return tcsetattr(0, TCSANOW, &raw) == 0;
}

/* One byte, or -1 at the end of input. */
static int read_key(bool echoes) {
  struct termios before;
  bool is_raw = begin_raw(&before, echoes);
  unsigned char key;
  ssize_t got;
  do got = read(0, &key, 1);
  while (got < 0 && errno == EINTR);
  if (is_raw) tcsetattr(0, TCSANOW, &before);
  if (got != 1) return -1;
  return key == '\n' ? '\r' : key;
}

static int next_key(bool echoes) {
  pthread_mutex_lock(&lock);
  int key = pushed_back;
  pushed_back = -1;
  pthread_mutex_unlock(&lock);
  fflush(stdout);
  if (key < 0) key = read_key(echoes);
  /* No key will ever come. */
  while (key < 0) pause();
  return key;
}

IOCP_API int _getch(void) { return next_key(false); }
IOCP_API int _getche(void) { return next_key(true); }
IOCP_API unsigned _getwch(void) { return (unsigned)next_key(false); }

IOCP_API int _kbhit(void) {
  pthread_mutex_lock(&lock);
  bool is_pushed = pushed_back >= 0;
  pthread_mutex_unlock(&lock);
  if (is_pushed) return 1;
  struct termios before;
  bool is_raw = begin_raw(&before, false);
  struct pollfd input = {.fd = 0, .events = POLLIN};
  bool is_ready = poll(&input, 1, 0) == 1 && input.revents & POLLIN;
  if (is_raw) tcsetattr(0, TCSANOW, &before);
  if (!is_ready) return 0;
  if (is_raw) return 1;
  /* What is no terminal is ready at its end, too: only a byte is a key. */
  unsigned char key;
  if (read(0, &key, 1) != 1) return 0;
  pthread_mutex_lock(&lock);
  pushed_back = key == '\n' ? '\r' : key;
  pthread_mutex_unlock(&lock);
  return 1;
}

IOCP_API int _ungetch(int key) {
  pthread_mutex_lock(&lock);
  int result = pushed_back < 0 && key != -1 ? (pushed_back = key & 0xff) : -1;
  pthread_mutex_unlock(&lock);
  return result;
}
IOCP_API int _putch(int c) { return putchar(c) == EOF || fflush(stdout) ? -1 : c; }
IOCP_API int _cputs(const char *text) { return fputs(text, stdout) == EOF || fflush(stdout) ? -1 : 0; }
