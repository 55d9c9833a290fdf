/* SPDX-License-Identifier: Apache-2.0 */

/* [JOB-2 JOB-3] Limits of a job: the last handle ends its processes if so asked; no more processes than it may have;
   without that limit, processes and their messages outlive the handle. Named jobs.

   Wine 8 forgets the flags, and knows no limit of processes: Microsoft Learn, "JOBOBJECT_BASIC_LIMIT_INFORMATION". */

#include "processes.h"

int main(int count, char **arguments) {
  PROCESS_INFORMATION one, two;
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits, read;
  DWORD code = 0;
  be_child(count, arguments);
  self = arguments[0];
  HANDLE port = new_port(0);

  HANDLE job = CreateJobObjectA(NULL, "iocp-job-limits");
  HANDLE other = OpenJobObjectA(JOB_OBJECT_ALL_ACCESS, FALSE, "iocp-job-limits");
  say("made %d, opened %d", job != NULL, other != NULL);
  memset(&limits, 0, sizeof limits);
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  SAY_BOOL("kill on close", SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits));
  SAY_BOOL("asked", QueryInformationJobObject(other, JobObjectExtendedLimitInformation, &read, sizeof read, NULL));
  say("flags %x", (unsigned)read.BasicLimitInformation.LimitFlags);
  must_start("sleep", 0, &one);
  SAY_BOOL("assigned", AssignProcessToJobObject(job, one.hProcess));
  CloseHandle(job);
  say("one of two handles: %u", (unsigned)WaitForSingleObject(one.hProcess, BRIEFLY));
  CloseHandle(other);
  say("the last one: %u", (unsigned)WaitForSingleObject(one.hProcess, LONG_ENOUGH));
  GetExitCodeProcess(one.hProcess, &code);
  say("exit code %u", (unsigned)code);
  SAY_BOOL("the name", OpenJobObjectA(JOB_OBJECT_ALL_ACCESS, FALSE, "iocp-job-limits") != NULL);

  job = CreateJobObjectA(NULL, NULL);
  JOBOBJECT_ASSOCIATE_COMPLETION_PORT tells = {(PVOID)(ULONG_PTR)5, port};
  must(SetInformationJobObject(job, JobObjectAssociateCompletionPortInformation, &tells, sizeof tells), "port");
  must_start("exit 1", CREATE_SUSPENDED, &one);
  must(AssignProcessToJobObject(job, one.hProcess), "assign");
  CloseHandle(job);
  ResumeThread(one.hThread);
  for (int i = 0; i < 3; i++) {
    DWORD what = 0;
    ULONG_PTR key = 0;
    OVERLAPPED *about = NULL;
    must(GetQueuedCompletionStatus(port, &what, &key, &about, LONG_ENOUGH), "no message");
    say("message %u key %u", (unsigned)what, (unsigned)key);
  }

  job = CreateJobObjectA(NULL, NULL);
  memset(&limits, 0, sizeof limits);
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_ACTIVE_PROCESS;
  limits.BasicLimitInformation.ActiveProcessLimit = 1;
  SAY_BOOL("one process", SetInformationJobObject(job, JobObjectBasicLimitInformation, &limits.BasicLimitInformation,
                                                  sizeof limits.BasicLimitInformation));
  must_start("sleep", 0, &one);
  must_start("sleep", 0, &two);
  SAY_BOOL("the first", AssignProcessToJobObject(job, one.hProcess));
  SAY_BOOL("the second", AssignProcessToJobObject(job, two.hProcess));
  say("it ends: %u", (unsigned)WaitForSingleObject(two.hProcess, LONG_ENOUGH));
  TerminateJobObject(job, 0);
  say("the first: %u", (unsigned)WaitForSingleObject(one.hProcess, LONG_ENOUGH));
  return 0;
}
