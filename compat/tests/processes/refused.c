/* SPDX-License-Identifier: Apache-2.0 */

/* [PROC-1 PROC-2 PROC-3 JOB-1] Wrong arguments, each with its code: Microsoft Learn, CreateProcessA, OpenProcess,
   GetExitCodeProcess, TerminateProcess, SetInformationJobObject, QueryInformationJobObject.

   Wine 8 calls a wrong size 87: Microsoft Learn, "System Error Codes", 24, "the length is incorrect". */

#include "processes.h"

static void create(const char *title, const char *application, const char *line, const char *folder) {
  STARTUPINFOA startup = {0};
  PROCESS_INFORMATION child;
  char copy[400];
  if (line) strcpy(copy, line);
  startup.cb = sizeof startup;
  SAY_BOOL(title,
           CreateProcessA(application, line ? copy : NULL, NULL, NULL, FALSE, 0, NULL, folder, &startup, &child));
}

int main(int count, char **arguments) {
  be_child(count, arguments);
  self = arguments[0];
  DWORD code, needed = 0;
  BOOL in = 7;
  HANDLE event = new_event(), job = CreateJobObjectA(NULL, NULL);
  JOBOBJECT_ASSOCIATE_COMPLETION_PORT port = {NULL, event};
  JOBOBJECT_BASIC_LIMIT_INFORMATION limits = {0};
  JOBOBJECT_BASIC_ACCOUNTING_INFORMATION facts;
  create("no such program", NULL, "iocp-no-such-program", NULL);
  create("no such program, with a folder", "nowhere\\at\\all.exe", NULL, NULL);
  create("no such folder", NULL, self, "no-such-folder");
  SAY_BOOL("OpenProcess of 0", OpenProcess(PROCESS_ALL_ACCESS, FALSE, 0) != NULL);
  SAY_BOOL("OpenProcess of nobody", OpenProcess(PROCESS_ALL_ACCESS, FALSE, 0x7ffffff0) != NULL);
  SAY_BOOL("GetProcessId of an event", GetProcessId(event));
  SAY_BOOL("GetExitCodeProcess of an event", GetExitCodeProcess(event, &code));
  SAY_BOOL("GetExitCodeProcess of nothing", GetExitCodeProcess(NULL, &code));
  SAY_BOOL("TerminateProcess of an event", TerminateProcess(event, 1));
  SAY_BOOL("TerminateProcess of nothing", TerminateProcess(NULL, 1));
  SAY_BOOL("Assign to an event", AssignProcessToJobObject(event, GetCurrentProcess()));
  SAY_BOOL("Assign an event", AssignProcessToJobObject(job, event));
  SAY_BOOL("TerminateJobObject of an event", TerminateJobObject(event, 1));
  SAY_BOOL("IsProcessInJob of an event", IsProcessInJob(event, job, &in));
  SAY_BOOL("IsProcessInJob in an event", IsProcessInJob(GetCurrentProcess(), event, &in));
  SAY_BOOL("a port that is none",
           SetInformationJobObject(job, JobObjectAssociateCompletionPortInformation, &port, sizeof port));
  SAY_BOOL("a wrong size",
           SetInformationJobObject(job, JobObjectAssociateCompletionPortInformation, &port, sizeof port - 1));
  limits.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  SAY_BOOL("an extended limit in the basic ones",
           SetInformationJobObject(job, JobObjectBasicLimitInformation, &limits, sizeof limits));
  SAY_BOOL("an unknown kind", SetInformationJobObject(job, (JOBOBJECTINFOCLASS)99, &limits, sizeof limits));
  SAY_BOOL("asked with a wrong size",
           QueryInformationJobObject(job, JobObjectBasicAccountingInformation, &facts, sizeof facts - 4, &needed));
  SAY_BOOL("asked of an event",
           QueryInformationJobObject(event, JobObjectBasicAccountingInformation, &facts, sizeof facts, NULL));
  SAY_BOOL("asked for an unknown kind",
           QueryInformationJobObject(job, (JOBOBJECTINFOCLASS)99, &facts, sizeof facts, NULL));
  return 0;
}
