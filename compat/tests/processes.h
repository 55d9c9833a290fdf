/* SPDX-License-Identifier: Apache-2.0 */

/* What the programs about processes share: each is its own child, which its first argument tells what to do. */

#ifndef COMPAT_TESTS_PROCESSES_H
#define COMPAT_TESTS_PROCESSES_H

#include "trace.h"

/* Does what a child is told, and does not come back; returns at once in the parent. */
MAYBE_UNUSED static void be_child(int count, char **arguments) {
  if (count < 2) return;
  if (!strcmp(arguments[1], "exit")) ExitProcess((UINT)atoi(arguments[2]));
  if (!strcmp(arguments[1], "sleep")) Sleep(LONG_ENOUGH * 2), ExitProcess(0);
  if (!strcmp(arguments[1], "say")) {
    for (int i = 2; i < count; i++) printf("[%s]\n", arguments[i]);
    fflush(stdout);
    ExitProcess(0);
  }
  if (!strcmp(arguments[1], "variable")) {
    const char *value = getenv(arguments[2]);
    printf("%s=%s\n", arguments[2], value ? value : "(none)");
    fflush(stdout);
    ExitProcess(0);
  }
  if (!strcmp(arguments[1], "copy")) {
    char text[64];
    while (fgets(text, sizeof text, stdin)) printf("copied %s", text);
    fflush(stdout);
    ExitProcess(0);
  }
  ExitProcess(99);
}

static const char *self;

MAYBE_UNUSED static BOOL start_child(const char *what, DWORD flags, STARTUPINFOA *startup,
                                     PROCESS_INFORMATION *child) {
  char line[1200];
  STARTUPINFOA none;
  memset(&none, 0, sizeof none);
  none.cb = sizeof none;
  snprintf(line, sizeof line, "\"%s\" %s", self, what);
  memset(child, 0, sizeof *child);
  return CreateProcessA(NULL, line, NULL, NULL, startup != NULL, flags, NULL, NULL, startup ? startup : &none, child);
}

MAYBE_UNUSED static void must_start(const char *what, DWORD flags, PROCESS_INFORMATION *child) {
  must(start_child(what, flags, NULL, child), "CreateProcess");
}

MAYBE_UNUSED static void close_child(PROCESS_INFORMATION *child) {
  CloseHandle(child->hProcess);
  CloseHandle(child->hThread);
}

#endif
