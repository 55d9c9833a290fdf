/* SPDX-License-Identifier: Apache-2.0 */
/* facts
   Memory, processors, times and versions, as far as they are the same everywhere: that they are there, and bad
   arguments. */
#include "../trace.h"
#include <psapi.h>

#define IS(title, condition) say("%s: %d", title, (condition) != 0)

int main(void) {
  MEMORYSTATUSEX memory = {.dwLength = sizeof memory};
  SAY_BOOL("memory", GlobalMemoryStatusEx(&memory));
  IS("some is left", memory.ullTotalPhys > 0 && memory.ullAvailPhys <= memory.ullTotalPhys
      && memory.dwMemoryLoad <= 100);
  memory.dwLength = 4;
  SAY_BOOL("a wrong size", GlobalMemoryStatusEx(&memory));
  PROCESS_MEMORY_COUNTERS counters;
  SAY_BOOL("counters", GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters));
  IS("something is used", counters.WorkingSetSize > 0);
  DWORD_PTR mine = 0, machine = 0;
  SAY_BOOL("affinity", GetProcessAffinityMask(GetCurrentProcess(), &mine, &machine));
  IS("ours is of the machine's", mine && (mine & machine) == mine);
  IS("processors", GetActiveProcessorCount(ALL_PROCESSOR_GROUPS) > 0);
  DWORD size = 0;
  SAY_BOOL("list of processors, no room", GetLogicalProcessorInformationEx(RelationProcessorCore, NULL, &size));
  PSYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX list = malloc(size);
  SAY_BOOL("list of processors", GetLogicalProcessorInformationEx(RelationProcessorCore, list, &size));
  IS("is of cores", list->Relationship == RelationProcessorCore);
  free(list);
  FILETIME created, ended, kernel, user;
  SAY_BOOL("times", GetProcessTimes(GetCurrentProcess(), &created, &ended, &kernel, &user));
  SYSTEMTIME parts;
  IS("began in this century", FileTimeToSystemTime(&created, &parts) && parts.wYear >= 2020);
  SAY_BOOL("times of a thread", GetThreadTimes(GetCurrentThread(), &created, &ended, &kernel, &user));
  OSVERSIONINFOA version = {.dwOSVersionInfoSize = sizeof version};
  SAY_BOOL("version", GetVersionExA(&version));
  IS("is NT", version.dwPlatformId == VER_PLATFORM_WIN32_NT && version.dwMajorVersion >= 6);
  OSVERSIONINFOEXA wanted = {.dwOSVersionInfoSize = sizeof wanted, .dwMajorVersion = 6};
  DWORDLONG mask = VerSetConditionMask(0, VER_MAJORVERSION, VER_GREATER_EQUAL);
  SAY_BOOL("at least 6", VerifyVersionInfoA(&wanted, VER_MAJORVERSION, mask));
  wanted.dwMajorVersion = 99;
  SAY_BOOL("at least 99", VerifyVersionInfoA(&wanted, VER_MAJORVERSION, mask));
  SAY_BOOL("priority", SetPriorityClass(GetCurrentProcess(), NORMAL_PRIORITY_CLASS));
  SAY_BOOL("no priority", SetPriorityClass(GetCurrentProcess(), 3));
  return 0;
}
