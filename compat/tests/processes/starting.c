/* SPDX-License-Identifier: Apache-2.0 */

/* [PROC-1] What CreateProcess passes on: arguments by the rules of the C run-time library, standard handles, the
   environment, the current folder, the program's name apart from the command line. */

#include "processes.h"

/* Runs it with its output in a pipe, and says that. */
static void run(const char *title, const char *what, const char *input, LPVOID environment, const char *folder,
                BOOL names_program) {
  HANDLE out_reads, out_writes, in_reads, in_writes;
  SECURITY_ATTRIBUTES inherit = {sizeof inherit, NULL, TRUE};
  STARTUPINFOA startup = {0};
  PROCESS_INFORMATION child = {0};
  char line[1200], text[512];
  DWORD bytes, total = 0;
  must(CreatePipe(&out_reads, &out_writes, &inherit, 0), "CreatePipe");
  must(CreatePipe(&in_reads, &in_writes, &inherit, 0), "CreatePipe");
  SetHandleInformation(out_reads, HANDLE_FLAG_INHERIT, 0);
  SetHandleInformation(in_writes, HANDLE_FLAG_INHERIT, 0);
  startup.cb = sizeof startup;
  startup.dwFlags = STARTF_USESTDHANDLES;
  startup.hStdInput = in_reads;
  startup.hStdOutput = out_writes;
  startup.hStdError = out_writes;
  snprintf(line, sizeof line, "\"%s\" %s", self, what);
  must(CreateProcessA(names_program ? self : NULL, line, NULL, NULL, TRUE, 0, environment, folder, &startup, &child),
       title);
  CloseHandle(out_writes);
  CloseHandle(in_reads);
  must(WriteFile(in_writes, input, (DWORD)strlen(input), &bytes, NULL), "WriteFile");
  CloseHandle(in_writes);
  while (ReadFile(out_reads, text + total, sizeof text - 1 - total, &bytes, NULL) && bytes > 0) total += bytes;
  text[total] = 0;
  say("%s, at the end %u", title, (unsigned)GetLastError());
  for (char *each = strtok(text, "\r\n"); each; each = strtok(NULL, "\r\n")) say("  %s", each);
  must(WaitForSingleObject(child.hProcess, LONG_ENOUGH) == 0, "wait");
  CloseHandle(out_reads);
  close_child(&child);
}

int main(int count, char **arguments) {
  be_child(count, arguments);
  self = arguments[0];
  run("arguments",
      "say one \"two words\" three\\\"quotes\\\" \"four \"\"times\" five\\\\six \"seven\\\\\" \"\" eight", "", NULL,
      NULL, FALSE);
  run("named apart", "say one", "", NULL, NULL, TRUE);
  run("standard input", "copy", "first\nsecond\n", NULL, NULL, FALSE);
  char block[] = "ONE=1\0IOCP_TEST=of the block\0SYSTEMROOT=C:\\windows\0";
  run("environment", "variable IOCP_TEST", "", block, NULL, FALSE);
  run("none of it", "variable IOCP_TEST", "", NULL, NULL, FALSE);
  return 0;
}
