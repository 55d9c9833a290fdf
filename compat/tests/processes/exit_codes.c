/* SPDX-License-Identifier: Apache-2.0 */

/* [PROC-1 PROC-2 PROC-3] CreateProcess gives two handles that are signalled when the process ends, with its exit code;
   until then that is 259. TerminateProcess says with which one, and is refused afterwards. OpenProcess and
   DuplicateHandle give further handles.

   Wine 8 lets TerminateProcess succeed on a process that has ended: Microsoft Learn, "TerminateProcess". */

#include "processes.h"

static void say_code(const char *title, HANDLE process) {
  DWORD code = 0;
  BOOL known = GetExitCodeProcess(process, &code);
  say("%s: %d %u", title, known, (unsigned)code);
}

int main(int count, char **arguments) {
  PROCESS_INFORMATION child;
  DWORD code;
  be_child(count, arguments);
  self = arguments[0];
  must_start("exit 7", 0, &child);
  say("the process: %u", (unsigned)WaitForSingleObject(child.hProcess, LONG_ENOUGH));
  say("its thread: %u", (unsigned)WaitForSingleObject(child.hThread, LONG_ENOUGH));
  say_code("exit code", child.hProcess);
  must(GetExitCodeThread(child.hThread, &code), "GetExitCodeThread");
  say("of the thread: %u", (unsigned)code);
  SAY_BOOL("terminated afterwards", TerminateProcess(child.hProcess, 1));
  say("ids: %d %d", GetProcessId(child.hProcess) == child.dwProcessId, child.dwThreadId != 0);
  close_child(&child);

  must_start("sleep", 0, &child);
  say("while it runs: %u", (unsigned)WaitForSingleObject(child.hProcess, 0));
  say_code("exit code", child.hProcess);
  HANDLE opened = OpenProcess(PROCESS_ALL_ACCESS, FALSE, child.dwProcessId), copy = NULL;
  say("opened: %d", opened != NULL);
  SAY_BOOL("duplicated", DuplicateHandle(GetCurrentProcess(), child.hProcess, GetCurrentProcess(), &copy, 0, FALSE,
                                         DUPLICATE_SAME_ACCESS));
  close_child(&child);
  SAY_BOOL("terminated", TerminateProcess(opened, 4711));
  HANDLE both[2] = {opened, copy};
  say("any of both: %u", (unsigned)WaitForMultipleObjects(2, both, FALSE, LONG_ENOUGH));
  say("the other: %u", (unsigned)WaitForSingleObject(copy, LONG_ENOUGH));
  say_code("exit code", copy);
  SAY_BOOL("terminated again", TerminateProcess(copy, 1));
  CloseHandle(opened);
  CloseHandle(copy);

  must_start("exit 3", CREATE_SUSPENDED, &child);
  say("suspended: %u", (unsigned)WaitForSingleObject(child.hProcess, BRIEFLY));
  say("resumed: %u", (unsigned)ResumeThread(child.hThread));
  say("ended: %u", (unsigned)WaitForSingleObject(child.hProcess, LONG_ENOUGH));
  say_code("exit code", child.hProcess);
  close_child(&child);
  must_start("exit 3", CREATE_SUSPENDED, &child);
  SAY_BOOL("suspended and terminated", TerminateProcess(child.hProcess, 5));
  say("ended: %u", (unsigned)WaitForSingleObject(child.hProcess, LONG_ENOUGH));
  say_code("exit code", child.hProcess);
  close_child(&child);

  say("this process: %u", (unsigned)WaitForSingleObject(GetCurrentProcess(), 0));
  say_code("exit code", GetCurrentProcess());
  say("its id: %d", GetProcessId(GetCurrentProcess()) == GetCurrentProcessId());
  opened = OpenProcess(SYNCHRONIZE | PROCESS_QUERY_INFORMATION, FALSE, GetCurrentProcessId());
  say("opened: %d, id: %d, wait: %u", opened != NULL, GetProcessId(opened) == GetCurrentProcessId(),
      (unsigned)WaitForSingleObject(opened, 0));
  CloseHandle(opened);
  return 0;
}
