/* SPDX-License-Identifier: Apache-2.0 */

/* [PROC-2 JOB-1] A child that a signal ends has the exit code of the same mistake on Windows, and its job tells of an
   exception. A child of nobody's handle leaves no zombie; no handler of SIGCHLD is needed or set. CreateProcess starts
   any Linux program, found by PATH. */

#include "../trace.h"
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static PROCESS_INFORMATION start_program(const char *line) {
  STARTUPINFOA startup = {0};
  PROCESS_INFORMATION child;
  char copy[200];
  strcpy(copy, line);
  startup.cb = sizeof startup;
  must(CreateProcessA(NULL, copy, NULL, NULL, FALSE, CREATE_SUSPENDED, NULL, "/tmp", &startup, &child),
       "CreateProcess");
  return child;
}

int main(void) {
  HANDLE port = new_port(0), job = CreateJobObjectA(NULL, NULL);
  JOBOBJECT_ASSOCIATE_COMPLETION_PORT tells = {(PVOID)(ULONG_PTR)1, port};
  must(SetInformationJobObject(job, JobObjectAssociateCompletionPortInformation, &tells, sizeof tells), "port");
  static const int signals[] = {SIGSEGV, SIGFPE, SIGABRT, SIGTERM, SIGKILL};
  for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) {
    DWORD bytes = 0, code = 0;
    ULONG_PTR key;
    OVERLAPPED *about;
    char line[64];
    snprintf(line, sizeof line, "sh -c \"ulimit -c 0; kill -%d $$\"", signals[i]);
    PROCESS_INFORMATION child = start_program(line);
    must(AssignProcessToJobObject(job, child.hProcess), "assign");
    ResumeThread(child.hThread);
    say("signal %d: %u", signals[i], (unsigned)WaitForSingleObject(child.hProcess, LONG_ENOUGH));
    GetExitCodeProcess(child.hProcess, &code);
    say("exit code %08x", (unsigned)code);
    for (int m = 0; m < 3; m++) {
      must(GetQueuedCompletionStatus(port, &bytes, &key, &about, LONG_ENOUGH), "message");
      say("message %u", (unsigned)bytes);
    }
    CloseHandle(child.hProcess);
    CloseHandle(child.hThread);
  }
  PROCESS_INFORMATION child = start_program("sh -c \"pwd; exit 3\"");
  must(AssignProcessToJobObject(job, child.hProcess), "assign");
  ResumeThread(child.hThread);
  CloseHandle(child.hProcess);
  CloseHandle(child.hThread);
  for (int m = 0; m < 3; m++) {
    DWORD bytes = 0;
    ULONG_PTR key;
    OVERLAPPED *about;
    must(GetQueuedCompletionStatus(port, &bytes, &key, &about, LONG_ENOUGH), "message");
  }
  say("children left: %d", waitpid(-1, NULL, WNOHANG) == 0 || errno != ECHILD);
  struct sigaction action;
  sigaction(SIGCHLD, NULL, &action);
  say("a handler of SIGCHLD: %d", action.sa_handler != SIG_DFL);
  return 0;
}
