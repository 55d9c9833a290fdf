/* SPDX-License-Identifier: Apache-2.0 */

/* [JOB-1 JOB-2 JOB-3] A job tells a port of its processes: new, ended, ended by an exception, none left; the key is the
   one that was given with the port, the OVERLAPPED is the number of the process. Processes that are there already when
   the port comes are told of. Accounting, the list, and whether a process is in a job.

   Ours alone: Wine 8 starts helpers of its own in the job, each time others. */

#include "processes.h"

static HANDLE port;
static DWORD known[4];

static void message(void) {
  DWORD what = 0;
  ULONG_PTR key = 0;
  OVERLAPPED *about = NULL;
  static const char *names[] = {"0", "1", "2", "process limit", "none left", "5", "new", "exit", "abnormal exit"};
  must(GetQueuedCompletionStatus(port, &what, &key, &about, LONG_ENOUGH), "no message");
  int which = -1;
  for (int i = 0; i < 4; i++)
    if (about && known[i] == (DWORD)(ULONG_PTR)about) which = i;
  say("%s, key %u, process %d%s", what < 9 ? names[what] : "?", (unsigned)key, which, about ? "" : " (NULL)");
}

static void facts(HANDLE job) {
  JOBOBJECT_BASIC_ACCOUNTING_INFORMATION count;
  struct {
    JOBOBJECT_BASIC_PROCESS_ID_LIST head;
    ULONG_PTR more[8];
  } list;
  DWORD needed = 0;
  must(QueryInformationJobObject(job, JobObjectBasicAccountingInformation, &count, sizeof count, &needed),
       "accounting");
  must(QueryInformationJobObject(job, JobObjectBasicProcessIdList, &list, sizeof list, NULL), "list");
  say("total %u active %u, listed %u of %u", (unsigned)count.TotalProcesses, (unsigned)count.ActiveProcesses,
      (unsigned)list.head.NumberOfProcessIdsInList, (unsigned)list.head.NumberOfAssignedProcesses);
}

int main(int count, char **arguments) {
  PROCESS_INFORMATION child[4];
  be_child(count, arguments);
  self = arguments[0];
  port = new_port(0);
  HANDLE job = CreateJobObjectW(NULL, NULL);
  BOOL in = 7;
  must(job != NULL, "CreateJobObject");
  facts(job);
  must_start("exit 7", CREATE_SUSPENDED, &child[0]);
  known[0] = child[0].dwProcessId;
  SAY_BOOL("is in the job", IsProcessInJob(child[0].hProcess, job, &in));
  say("%d", in);
  SAY_BOOL("assigned", AssignProcessToJobObject(job, child[0].hProcess));
  SAY_BOOL("is in the job", IsProcessInJob(child[0].hProcess, job, &in));
  say("%d", in);
  JOBOBJECT_ASSOCIATE_COMPLETION_PORT tells = {(PVOID)(ULONG_PTR)77, port};
  SAY_BOOL("port", SetInformationJobObject(job, JobObjectAssociateCompletionPortInformation, &tells, sizeof tells));
  message();
  must_start("sleep", CREATE_SUSPENDED, &child[1]);
  known[1] = child[1].dwProcessId;
  SAY_BOOL("assigned", AssignProcessToJobObject(job, child[1].hProcess));
  message();
  facts(job);
  must(TerminateProcess(child[1].hProcess, 0xC0000005), "TerminateProcess");
  message();
  ResumeThread(child[0].hThread);
  message();
  message();
  must(WaitForSingleObject(child[0].hProcess, LONG_ENOUGH) == 0, "wait");
  facts(job);
  SAY_BOOL("one that has ended", AssignProcessToJobObject(job, child[0].hProcess));

  for (int i = 2; i < 4; i++) {
    must_start("sleep", 0, &child[i]);
    known[i] = child[i].dwProcessId;
    SAY_BOOL("assigned", AssignProcessToJobObject(job, child[i].hProcess));
    message();
  }
  SAY_BOOL("terminated", TerminateJobObject(job, 13));
  HANDLE both[2] = {child[2].hProcess, child[3].hProcess};
  say("both: %u", (unsigned)WaitForMultipleObjects(2, both, TRUE, LONG_ENOUGH));
  for (int i = 2; i < 4; i++) {
    DWORD code = 0;
    GetExitCodeProcess(child[i].hProcess, &code);
    say("exit code %u", (unsigned)code);
  }
  for (int i = 0; i < 3; i++) {
    DWORD what = 0;
    ULONG_PTR key = 0;
    OVERLAPPED *about = NULL;
    must(GetQueuedCompletionStatus(port, &what, &key, &about, LONG_ENOUGH), "no message");
    say("%s", what == JOB_OBJECT_MSG_EXIT_PROCESS          ? "exit"
              : what == JOB_OBJECT_MSG_ACTIVE_PROCESS_ZERO ? "none left"
                                                           : "?");
  }
  CloseHandle(job);
  no_packet("no more", port);
  return 0;
}
