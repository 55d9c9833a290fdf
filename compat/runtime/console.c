/* SPDX-License-Identifier: Apache-2.0 */
/* A console is the terminal behind a handle. Colours, cursor and title are its escape codes (ECMA-48). A handle that
   is no terminal fails with ERROR_INVALID_HANDLE, as a redirected one does on Windows; only WriteConsole writes to
   it all the same, so that the log of a service is not lost. Follows the "Console Functions" pages. */
#include "runtime.h"
#include "consoleapi.h"
#include "winbase.h"
#include "processthreadsapi.h"
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* A copy of the handle's descriptor that the caller closes; -1, with the last error set, when it is no terminal. */
static int terminal(HANDLE console, bool accepts_all) {
  int descriptor = iocp_inner_descriptor(console);
  if (descriptor < 0) return iocp_inner_fail((DWORD)(-1 - descriptor)), -1;
  if (accepts_all || isatty(descriptor)) return descriptor;
  close(descriptor);
  return iocp_inner_fail(ERROR_INVALID_HANDLE), -1;
}

static bool write_all(int descriptor, const char *text, size_t length) {
  while (length) {
    ssize_t done = write(descriptor, text, length);
    if (done < 0 && errno != EINTR) return false;
    if (done > 0) text += done, length -= (size_t)done;
  }
  return true;
}

static BOOL put(HANDLE console, const char *text, size_t length, bool accepts_all) {
  int descriptor = terminal(console, accepts_all);
  if (descriptor < 0) return FALSE;
  fflush(stdout);
  BOOL done = write_all(descriptor, text, length) || iocp_inner_fail_errno(NULL);
  close(descriptor);
  return done;
}

/* --- Text --- */

IOCP_API BOOL WriteConsoleA(HANDLE console, const VOID *text, DWORD length, LPDWORD written, LPVOID reserved) {
  (void)reserved;
  if (!text && length) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  BOOL done = put(console, text, length, true);
  if (written) *written = done ? length : 0;
  return done;
}
IOCP_API BOOL WriteConsoleW(HANDLE console, const VOID *text, DWORD length, LPDWORD written, LPVOID reserved) {
  (void)reserved;
  if (!text && length) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  size_t bytes = iocp_inner_to_utf8(text, length, NULL, 0, NULL);
  char *narrow = malloc(bytes + 1);
  if (!narrow) return iocp_inner_fail(ERROR_NOT_ENOUGH_MEMORY);
  iocp_inner_to_utf8(text, length, narrow, bytes, NULL);
  BOOL done = put(console, narrow, bytes, true);
  free(narrow);
  if (written) *written = done ? length : 0;
  return done;
}

/* A line of input with \r\n at its end, as in line mode on Windows. */
IOCP_API BOOL ReadConsoleA(HANDLE console, LPVOID to, DWORD room, LPDWORD got, LPVOID control) {
  (void)control;
  if (!to || !got) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  int descriptor = terminal(console, false);
  if (descriptor < 0) return FALSE;
  char *text = to;
  ssize_t length = room ? read(descriptor, text, room) : 0;
  close(descriptor);
  if (length < 0) return iocp_inner_fail_errno(NULL);
  if (length && text[length - 1] == '\n' && (DWORD)length < room) text[length - 1] = '\r', text[length++] = '\n';
  *got = (DWORD)length;
  return TRUE;
}
IOCP_API BOOL ReadConsoleW(HANDLE console, LPVOID to, DWORD room, LPDWORD got, LPVOID control) {
  if (!to || !got) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  char *text = malloc((size_t)room + 1);
  if (!text) return iocp_inner_fail(ERROR_NOT_ENOUGH_MEMORY);
  DWORD bytes = 0;
  BOOL done = ReadConsoleA(console, text, room, &bytes, control);
  if (done) *got = (DWORD)iocp_inner_to_utf16(text, bytes, to, room, NULL);
  free(text);
  return done;
}

/* --- Colours and cursor --- */

static WORD attributes = FOREGROUND_RED | FOREGROUND_GREEN | FOREGROUND_BLUE;
static COORD cursor;
static CONSOLE_CURSOR_INFO cursor_info = {25, TRUE};

/* Windows counts blue, green, red from the lowest bit; terminals the other way round. */
static int colour(WORD bits) { return (bits & 4 ? 1 : 0) | (bits & 2) | (bits & 1 ? 4 : 0); }

IOCP_API BOOL SetConsoleTextAttribute(HANDLE console, WORD wanted) {
  char code[48];
  int length = snprintf(code, sizeof code, "\x1b[0;%d;%dm", colour(wanted) + (wanted & FOREGROUND_INTENSITY ? 90 : 30),
                        colour(wanted >> 4) + (wanted & BACKGROUND_INTENSITY ? 100 : 40));
  /* Black as ground is the terminal's own. */
  if (!(wanted & 0xf0)) length = snprintf(code, sizeof code, "\x1b[0;%dm",
                                          colour(wanted) + (wanted & FOREGROUND_INTENSITY ? 90 : 30));
  if ((wanted & 0xff) == (FOREGROUND_RED | FOREGROUND_GREEN | FOREGROUND_BLUE))
    length = snprintf(code, sizeof code, "\x1b[0m");
  if (!put(console, code, (size_t)length, false)) return FALSE;
  attributes = wanted;
  return TRUE;
}

IOCP_API BOOL SetConsoleCursorPosition(HANDLE console, COORD place) {
  char code[48];
  if (place.X < 0 || place.Y < 0) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  int length = snprintf(code, sizeof code, "\x1b[%d;%dH", place.Y + 1, place.X + 1);
  if (!put(console, code, (size_t)length, false)) return FALSE;
  cursor = place;
  return TRUE;
}

/* The cursor is where SetConsoleCursorPosition has put it last: a terminal is not asked. */
IOCP_API BOOL GetConsoleScreenBufferInfo(HANDLE console, PCONSOLE_SCREEN_BUFFER_INFO info) {
  if (!info) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  int descriptor = terminal(console, false);
  if (descriptor < 0) return FALSE;
  struct winsize size = {24, 80, 0, 0};
  if (ioctl(descriptor, TIOCGWINSZ, &size) || !size.ws_row) size = (struct winsize){24, 80, 0, 0};
  close(descriptor);
  *info = (CONSOLE_SCREEN_BUFFER_INFO){
      {(SHORT)size.ws_col, (SHORT)size.ws_row}, cursor, attributes,
      {0, 0, (SHORT)(size.ws_col - 1), (SHORT)(size.ws_row - 1)}, {(SHORT)size.ws_col, (SHORT)size.ws_row}};
  return TRUE;
}

IOCP_API BOOL GetConsoleCursorInfo(HANDLE console, PCONSOLE_CURSOR_INFO info) {
  if (!info) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  int descriptor = terminal(console, false);
  if (descriptor < 0) return FALSE;
  close(descriptor);
  *info = cursor_info;
  return TRUE;
}
IOCP_API BOOL SetConsoleCursorInfo(HANDLE console, const CONSOLE_CURSOR_INFO *info) {
  if (!info || !info->dwSize || info->dwSize > 100) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  if (!put(console, info->bVisible ? "\x1b[?25h" : "\x1b[?25l", 6, false)) return FALSE;
  cursor_info = *info;
  return TRUE;
}

/* Writes one character many times at a place, and goes back. */
static BOOL fill(HANDLE console, const char *text, DWORD count, COORD place) {
  iocp_output out;
  char code[48];
  iocp_inner_output_begin(&out);
  iocp_inner_output_add(&out, code, (size_t)snprintf(code, sizeof code, "\x1b" "7\x1b[%d;%dH", place.Y + 1,
      place.X + 1));
  for (DWORD i = 0; i < count && i < 1000000; i++) iocp_inner_output_add(&out, text, strlen(text));
  iocp_inner_output_add(&out, "\x1b" "8", 2);
  BOOL done = out.failed ? iocp_inner_fail(ERROR_NOT_ENOUGH_MEMORY) : put(console, out.text, out.length, false);
  iocp_inner_output_end(&out);
  return done;
}
IOCP_API BOOL FillConsoleOutputCharacterA(HANDLE console, CHAR c, DWORD count, COORD place, LPDWORD written) {
  char text[2] = {c < ' ' && c >= 0 ? ' ' : c, 0};
  BOOL done = fill(console, text, count, place);
  if (written) *written = done ? count : 0;
  return done;
}
IOCP_API BOOL FillConsoleOutputCharacterW(HANDLE console, WCHAR c, DWORD count, COORD place, LPDWORD written) {
  char text[5] = {0};
  iocp_inner_to_utf8(&c, 1, text, 4, NULL);
  BOOL done = fill(console, c < ' ' ? " " : text, count, place);
  if (written) *written = done ? count : 0;
  return done;
}
/* A terminal colours what is written, not what is there: nothing happens, with success. */
IOCP_API BOOL FillConsoleOutputAttribute(HANDLE console, WORD wanted, DWORD count, COORD place, LPDWORD written) {
  (void)wanted, (void)place;
  int descriptor = terminal(console, false);
  if (descriptor < 0) return FALSE;
  close(descriptor);
  if (written) *written = count;
  return TRUE;
}

/* --- Modes: echo, lines and signals are the terminal's, the rest is only kept --- */

static DWORD kept_input = ENABLE_INSERT_MODE | ENABLE_EXTENDED_FLAGS | ENABLE_QUICK_EDIT_MODE;
static DWORD kept_output = ENABLE_PROCESSED_OUTPUT | ENABLE_WRAP_AT_EOL_OUTPUT | ENABLE_VIRTUAL_TERMINAL_PROCESSING;
#define OF_TERMINAL ((DWORD)(ENABLE_PROCESSED_INPUT | ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT))

static bool is_input(HANDLE console) { return console == GetStdHandle(STD_INPUT_HANDLE); }

IOCP_API BOOL GetConsoleMode(HANDLE console, LPDWORD mode) {
  if (!mode) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  int descriptor = terminal(console, false);
  if (descriptor < 0) return FALSE;
  struct termios now;
  *mode = kept_output;
  if (is_input(console) && !tcgetattr(descriptor, &now))
    *mode = kept_input | (now.c_lflag & ISIG ? ENABLE_PROCESSED_INPUT : 0) |
            (now.c_lflag & ICANON ? ENABLE_LINE_INPUT : 0) | (now.c_lflag & ECHO ? ENABLE_ECHO_INPUT : 0);
  close(descriptor);
  return TRUE;
}
IOCP_API BOOL SetConsoleMode(HANDLE console, DWORD mode) {
  int descriptor = terminal(console, false);
  if (descriptor < 0) return FALSE;
  struct termios now;
  if (!is_input(console)) {
    kept_output = mode;
  } else if (!tcgetattr(descriptor, &now)) {
    kept_input = mode & ~OF_TERMINAL;
    now.c_lflag &= ~(tcflag_t)(ISIG | ICANON | ECHO);
    now.c_lflag |= (tcflag_t)((mode & ENABLE_PROCESSED_INPUT ? ISIG : 0) | (mode & ENABLE_LINE_INPUT ? ICANON : 0) |
                              (mode & ENABLE_ECHO_INPUT ? ECHO : 0));
    tcsetattr(descriptor, TCSANOW, &now);
  }
  close(descriptor);
  return TRUE;
}

static UINT input_page = 65001, output_page = 65001;
/* Text goes to the terminal as it is, whatever page was set. */
IOCP_API UINT GetConsoleCP(void) { return input_page; }
IOCP_API UINT GetConsoleOutputCP(void) { return output_page; }
IOCP_API BOOL SetConsoleCP(UINT page) { return page ? (input_page = page,
    TRUE) : iocp_inner_fail(ERROR_INVALID_PARAMETER); }
IOCP_API BOOL SetConsoleOutputCP(UINT page) {
  return page ? (output_page = page, TRUE) : iocp_inner_fail(ERROR_INVALID_PARAMETER);
}

/* --- Keys --- */

IOCP_API BOOL GetNumberOfConsoleInputEvents(HANDLE console, LPDWORD count) {
  if (!count) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  int descriptor = terminal(console, false), bytes = 0;
  if (descriptor < 0) return FALSE;
  ioctl(descriptor, FIONREAD, &bytes);
  close(descriptor);
  *count = (DWORD)bytes;
  return TRUE;
}
IOCP_API BOOL FlushConsoleInputBuffer(HANDLE console) {
  int descriptor = terminal(console, false);
  if (descriptor < 0) return FALSE;
  tcflush(descriptor, TCIFLUSH);
  close(descriptor);
  return TRUE;
}
/* Each byte of input is a key that was pressed. */
IOCP_API BOOL ReadConsoleInputA(HANDLE console, PINPUT_RECORD to, DWORD room, LPDWORD got) {
  if (!to || !got || !room) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  int descriptor = terminal(console, false);
  if (descriptor < 0) return FALSE;
  unsigned char keys[64];
  ssize_t length = read(descriptor, keys, room < sizeof keys ? room : sizeof keys);
  close(descriptor);
  if (length < 0) return iocp_inner_fail_errno(NULL);
  for (ssize_t i = 0; i < length; i++) {
    unsigned char key = keys[i] == '\n' ? '\r' : keys[i];
    to[i] = (INPUT_RECORD){.EventType = KEY_EVENT};
    to[i].Event.KeyEvent.bKeyDown = TRUE;
    to[i].Event.KeyEvent.wRepeatCount = 1;
    to[i].Event.KeyEvent.wVirtualKeyCode = (WORD)(key >= 'a' && key <= 'z' ? key - 32 : key);
    to[i].Event.KeyEvent.uChar.UnicodeChar = key;
  }
  *got = (DWORD)length;
  return TRUE;
}
IOCP_API BOOL ReadConsoleInputW(HANDLE console, PINPUT_RECORD to, DWORD room, LPDWORD got) {
  return ReadConsoleInputA(console, to, room, got);
}

/* --- The window --- */

static char title[512];
static BOOL set_title(const char *text) {
  if (!text) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  snprintf(title, sizeof title, "%s", text);
  if (!isatty(1)) return TRUE;
  fflush(stdout);
  return write_all(1, "\x1b]0;", 4) && write_all(1, title, strlen(title)) && write_all(1, "\a", 1);
}
IOCP_API BOOL SetConsoleTitleA(LPCSTR text) { return set_title(text); }
IOCP_API BOOL SetConsoleTitleW(LPCWSTR text) {
  char *narrow = iocp_inner_narrow(text);
  BOOL done = set_title(narrow);
  free(narrow);
  return done;
}
IOCP_API DWORD GetConsoleTitleA(LPSTR to, DWORD room) {
  if (!to || !room) return 0;
  snprintf(to, room, "%s", title);
  return (DWORD)strlen(to);
}
IOCP_API DWORD GetConsoleTitleW(LPWSTR to, DWORD room) {
  if (!to || !room) return 0;
  size_t length = iocp_inner_to_utf16(title, strlen(title), to, room - 1, NULL);
  to[length < room ? length : room - 1] = 0;
  return (DWORD)length;
}
/* A process has the terminal it was started with, or none. */
IOCP_API BOOL AllocConsole(void) { return isatty(1) ? iocp_inner_fail(ERROR_ACCESS_DENIED) : TRUE; }
IOCP_API BOOL FreeConsole(void) { return TRUE; }
IOCP_API HWND GetConsoleWindow(void) { return NULL; }
IOCP_API BOOL SetConsoleScreenBufferSize(HANDLE console, COORD size) {
  if (size.X <= 0 || size.Y <= 0) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  int descriptor = terminal(console, false);
  return descriptor >= 0 && close(descriptor) == 0;
}
IOCP_API BOOL SetConsoleWindowInfo(HANDLE console, BOOL is_absolute, const SMALL_RECT *window) {
  (void)is_absolute;
  if (!window) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  int descriptor = terminal(console, false);
  return descriptor >= 0 && close(descriptor) == 0;
}
