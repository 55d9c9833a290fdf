/* SPDX-License-Identifier: Apache-2.0 */
/* redirected
   A handle that is no terminal has no mode, colours or cursor; text is written to it all the same. The end of input
   is no key. Ours alone: Windows writes no console text to a file, and its _kbhit reads the console. */
#include "../trace.h"
#include <conio.h>

int main(void) {
  HANDLE out = GetStdHandle(STD_OUTPUT_HANDLE), in = GetStdHandle(STD_INPUT_HANDLE);
  DWORD mode, written = 0;
  CONSOLE_SCREEN_BUFFER_INFO info;
  COORD place = {0, 0};
  SAY_BOOL("mode", GetConsoleMode(out, &mode));
  SAY_BOOL("mode of input", GetConsoleMode(in, &mode));
  SAY_BOOL("colours", SetConsoleTextAttribute(out, FOREGROUND_RED));
  SAY_BOOL("cursor", SetConsoleCursorPosition(out, place));
  SAY_BOOL("size", GetConsoleScreenBufferInfo(out, &info));
  SAY_BOOL("no handle", GetConsoleMode((HANDLE)(ULONG_PTR)0x123450, &mode));
  SAY_BOOL("text", WriteConsoleA(out, "written\n", 8, &written, NULL));
  SAY_BOOL("wide text", WriteConsoleW(out, L"wide\n", 5, &written, NULL));
  say("written %u", (unsigned)written);
  SAY_BOOL("nothing", WriteConsoleA(out, NULL, 8, &written, NULL));
  SAY_BOOL("title", SetConsoleTitleA("title"));
  say("keys %d", _kbhit());
  say("a key that was put back %d", _ungetch('k') == 'k');
  say("keys %d", _kbhit() != 0);
  say("is %c", _getch());
  return 0;
}
