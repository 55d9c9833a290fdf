/* SPDX-License-Identifier: Apache-2.0 */
/* Where programs begin that have no main, but wmain, WinMain or `void main` (iocp-cc renames that one). A member of
   libiocp_start.a, so that the linker takes it for those alone. C++ mangles the names, once for each list of
   parameters. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned short unit;

#define WEAK __attribute__((weak))
/* wmain(int, wchar_t **), with const, with the environment, without anything. */
extern int wmain(int, unit **, unit **) WEAK;
extern int wmain_1(int, unit **, unit **) __asm__("_Z5wmainiPPw") WEAK;
extern int wmain_2(int, unit **, unit **) __asm__("_Z5wmainiPPKw") WEAK;
extern int wmain_3(int, unit **, unit **) __asm__("_Z5wmainiPPwS0_") WEAK;
extern int wmain_4(void) __asm__("_Z5wmainv") WEAK;
extern int win_main(void *, void *, char *, int) __asm__("WinMain") WEAK;
extern int wide_win_main(void *, void *, unit *, int) __asm__("wWinMain") WEAK;
extern void void_main(int, char **, char **) __asm__("iocp_void_main") WEAK;
extern void void_main_1(int, char **, char **) __asm__("_Z14iocp_void_mainiPPc") WEAK;
extern void void_main_2(int, char **, char **) __asm__("_Z14iocp_void_mainiPPKc") WEAK;
extern void void_main_3(int, char **, char **) __asm__("_Z14iocp_void_mainiPPcS0_") WEAK;
extern void void_main_4(void) __asm__("_Z14iocp_void_mainv") WEAK;
extern void void_wmain(int, unit **, unit **) __asm__("iocp_void_wmain") WEAK;
extern void void_wmain_1(int, unit **, unit **) __asm__("_Z15iocp_void_wmainiPPw") WEAK;
extern void void_wmain_4(void) __asm__("_Z15iocp_void_wmainv") WEAK;

extern unit *GetCommandLineW(void);
extern int MultiByteToWideChar(unsigned, unsigned, const char *, int, unit *, int);

static unit *wide(const char *text) {
  int units = MultiByteToWideChar(65001, 0, text, -1, NULL, 0);
  unit *copy = calloc((size_t)units + 1, sizeof *copy);
  if (copy) MultiByteToWideChar(65001, 0, text, -1, copy, units);
  return copy;
}
static unit **wide_all(char **texts) {
  size_t count = 0;
  while (texts[count]) count++;
  unit **all = calloc(count + 1, sizeof *all);
  for (size_t i = 0; all && i < count; i++) all[i] = wide(texts[i]);
  return all;
}

int main(int count, char **arguments, char **environment) {
  int (*const wides[])(int, unit **, unit **) = {wmain, wmain_1, wmain_2, wmain_3};
  void (*const narrow_voids[])(int, char **, char **) = {void_main, void_main_1, void_main_2, void_main_3};
  void (*const wide_voids[])(int, unit **, unit **) = {void_wmain, void_wmain_1};
  for (size_t i = 0; i < sizeof wides / sizeof wides[0]; i++)
    if (wides[i]) return wides[i](count, wide_all(arguments), wide_all(environment));
  if (wmain_4) return wmain_4();
  for (size_t i = 0; i < sizeof narrow_voids / sizeof narrow_voids[0]; i++)
    if (narrow_voids[i]) return narrow_voids[i](count, arguments, environment), 0;
  if (void_main_4) return void_main_4(), 0;
  for (size_t i = 0; i < sizeof wide_voids / sizeof wide_voids[0]; i++)
    if (wide_voids[i]) return wide_voids[i](count, wide_all(arguments), wide_all(environment)), 0;
  if (void_wmain_4) return void_wmain_4(), 0;
  /* The command line is what comes behind the program's own name. */
  if (wide_win_main) {
    unit *line = GetCommandLineW();
    if (*line == '"') { for (line++; *line && *line != '"'; line++) {} }
    while (*line && *line != ' ') line++;
    while (*line == ' ') line++;
    return wide_win_main(NULL, NULL, line, 1);
  }
  if (win_main) {
    size_t size = 1;
    for (int i = 1; i < count; i++) size += strlen(arguments[i]) + 1;
    char *line = calloc(size, 1);
    for (int i = 1; line && i < count; i++) {
      if (i > 1) strcat(line, " ");
      strcat(line, arguments[i]);
    }
    return win_main(NULL, NULL, line, 1);
  }
  return 127;
}
