/* SPDX-License-Identifier: Apache-2.0 */
/* Memory and processors of the machine, and what this process uses of them. Processors are those of the affinity
   mask, at most 64, in one group. Follows the "sysinfoapi.h", "psapi.h" and "processthreadsapi.h" pages. */
#include "runtime.h"
#include "winbase.h"
#include "psapi.h"
#include <sched.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <unistd.h>

/* A number from a line "Name:   123 kB" of a file of /proc, in bytes; 0 when it is not there. */
static ULONGLONG kilobytes(const char *path, const char *name) {
  FILE *file = fopen(path, "re");
  char line[256];
  ULONGLONG value = 0;
  size_t length = strlen(name);
  while (file && fgets(line, sizeof line, file))
    if (!strncmp(line, name, length) && line[length] == ':') value = strtoull(line + length + 1, NULL, 10) * 1024;
  if (file) fclose(file);
  return value;
}

/* --- Memory --- */

IOCP_API BOOL GlobalMemoryStatusEx(LPMEMORYSTATUSEX to) {
  if (!to || to->dwLength != sizeof *to) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  ULONGLONG total = kilobytes("/proc/meminfo", "MemTotal"), left = kilobytes("/proc/meminfo", "MemAvailable");
  ULONGLONG swap = kilobytes("/proc/meminfo", "SwapTotal"), swap_left = kilobytes("/proc/meminfo", "SwapFree");
  to->dwMemoryLoad = total ? (DWORD)((total - left) * 100 / total) : 0;
  to->ullTotalPhys = total;
  to->ullAvailPhys = left;
  to->ullTotalPageFile = total + swap;
  to->ullAvailPageFile = left + swap_left;
  to->ullTotalVirtual = 0x7ffffffe0000ull;
  to->ullAvailVirtual = 0x7ffffffe0000ull - kilobytes("/proc/self/status", "VmSize");
  to->ullAvailExtendedVirtual = 0;
  return TRUE;
}
IOCP_API VOID GlobalMemoryStatus(LPMEMORYSTATUS to) {
  MEMORYSTATUSEX all = {.dwLength = sizeof all};
  GlobalMemoryStatusEx(&all);
  *to = (MEMORYSTATUS){sizeof *to, all.dwMemoryLoad, all.ullTotalPhys, all.ullAvailPhys, all.ullTotalPageFile,
                       all.ullAvailPageFile, all.ullTotalVirtual, all.ullAvailVirtual};
}

/* The process of a handle, or 0 with the last error set. */
static pid_t process_of(HANDLE process) {
  return process == GetCurrentProcess() ? getpid() : (pid_t)GetProcessId(process);
}

IOCP_API BOOL GetProcessMemoryInfo(HANDLE process, PPROCESS_MEMORY_COUNTERS to, DWORD size) {
  if (!to || size < sizeof *to) return iocp_inner_fail(ERROR_INSUFFICIENT_BUFFER);
  pid_t number = process_of(process);
  if (!number) return FALSE;
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/status", number);
  struct rusage usage = {0};
  if (number == getpid()) getrusage(RUSAGE_SELF, &usage);
  memset(to, 0, size);
  to->cb = size;
  to->PageFaultCount = (DWORD)(usage.ru_majflt + usage.ru_minflt);
  to->PeakWorkingSetSize = kilobytes(path, "VmHWM");
  to->WorkingSetSize = kilobytes(path, "VmRSS");
  to->PagefileUsage = kilobytes(path, "VmData");
  to->PeakPagefileUsage = to->PagefileUsage;
  if (size >= sizeof(PROCESS_MEMORY_COUNTERS_EX)) ((PROCESS_MEMORY_COUNTERS_EX *)to)->PrivateUsage = to->PagefileUsage;
  return TRUE;
}

/* Hints on Windows, too. */
IOCP_API BOOL SetProcessWorkingSetSize(HANDLE process, SIZE_T least, SIZE_T most) {
  (void)least, (void)most;
  return process_of(process) != 0;
}
IOCP_API BOOL GetProcessWorkingSetSize(HANDLE process, PSIZE_T least, PSIZE_T most) {
  if (!least || !most) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  if (!process_of(process)) return FALSE;
  *least = 204800;
  *most = 1413120;
  return TRUE;
}
IOCP_API BOOL EmptyWorkingSet(HANDLE process) { return process_of(process) != 0; }

/* --- Another process' memory --- */

static BOOL move(HANDLE process, uintptr_t remote, void *local, SIZE_T size, SIZE_T *done, bool reads) {
  pid_t number = process_of(process);
  if (!number) return FALSE;
  struct iovec ours = {local, size}, theirs = {(void *)remote, size};
  ssize_t moved = reads ? process_vm_readv(number, &ours, 1, &theirs, 1, 0)
                        : process_vm_writev(number, &ours, 1, &theirs, 1, 0);
  if (done) *done = moved > 0 ? (SIZE_T)moved : 0;
  if (moved == (ssize_t)size) return TRUE;
  return iocp_inner_fail(moved >= 0 ? ERROR_PARTIAL_COPY : errno == EFAULT ? ERROR_NOACCESS : ERROR_ACCESS_DENIED);
}
IOCP_API BOOL ReadProcessMemory(HANDLE process, LPCVOID from, LPVOID to, SIZE_T size, SIZE_T *done) {
  return move(process, (uintptr_t)from, to, size, done, true);
}
IOCP_API BOOL WriteProcessMemory(HANDLE process, LPVOID to, LPCVOID from, SIZE_T size, SIZE_T *done) {
  return move(process, (uintptr_t)to, (void *)(uintptr_t)from, size, done, false);
}

/* --- Times --- */

static FILETIME ticks(ULONGLONG count) { return (FILETIME){(DWORD)count, (DWORD)(count >> 32)}; }

/* From a line of /proc/.../stat: user and kernel time, and when it began; in 100 ns. */
static bool times_of(const char *path, ULONGLONG *user, ULONGLONG *kernel, ULONGLONG *begun) {
  FILE *file = fopen(path, "re");
  char line[1024];
  bool done = file && fgets(line, sizeof line, file);
  if (file) fclose(file);
  char *at = done ? strrchr(line, ')') : NULL;
  unsigned long long values[3] = {0};
  if (!at || sscanf(at + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu %*d %*d %*d %*d %*d %*d %llu",
                    &values[0], &values[1], &values[2]) != 3)
    return false;
  ULONGLONG unit = 10000000ull / (ULONGLONG)sysconf(_SC_CLK_TCK), booted = 0;
  FILE *machine = fopen("/proc/stat", "re");
  while (machine && fgets(line, sizeof line, machine))
    if (!strncmp(line, "btime ", 6)) booted = strtoull(line + 6, NULL, 10);
  if (machine) fclose(machine);
  *user = values[0] * unit;
  *kernel = values[1] * unit;
  *begun = 116444736000000000ull + booted * 10000000 + values[2] * unit;
  return true;
}
static BOOL give_times(const char *path, LPFILETIME created, LPFILETIME ended, LPFILETIME kernel, LPFILETIME user) {
  ULONGLONG in_user, in_kernel, begun;
  if (!created || !ended || !kernel || !user) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  if (!times_of(path, &in_user, &in_kernel, &begun)) return iocp_inner_fail(ERROR_INVALID_HANDLE);
  *created = ticks(begun);
  *ended = ticks(0);
  *kernel = ticks(in_kernel);
  *user = ticks(in_user);
  return TRUE;
}
IOCP_API BOOL GetProcessTimes(HANDLE process, LPFILETIME created, LPFILETIME ended, LPFILETIME kernel,
    LPFILETIME user) {
  pid_t number = process_of(process);
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/stat", number);
  return number && give_times(path, created, ended, kernel, user);
}
IOCP_API BOOL GetThreadTimes(HANDLE thread, LPFILETIME created, LPFILETIME ended, LPFILETIME kernel, LPFILETIME user) {
  int number = iocp_inner_thread_number(thread);
  char path[64];
  if (!number) return iocp_inner_fail(ERROR_INVALID_HANDLE);
  snprintf(path, sizeof path, "/proc/self/task/%d/stat", number);
  return give_times(path, created, ended, kernel, user);
}
IOCP_API BOOL GetSystemTimes(LPFILETIME idle, LPFILETIME kernel, LPFILETIME user) {
  FILE *file = fopen("/proc/stat", "re");
  unsigned long long v[8] = {0};
  int got = file ? fscanf(file, "cpu %llu %llu %llu %llu %llu %llu %llu", v, v + 1, v + 2, v + 3, v + 4, v + 5,
      v + 6) : 0;
  if (file) fclose(file);
  if (got < 4) return iocp_inner_fail(ERROR_NOT_SUPPORTED);
  ULONGLONG unit = 10000000ull / (ULONGLONG)sysconf(_SC_CLK_TCK);
  if (idle) *idle = ticks((v[3] + v[4]) * unit);
  /* Idle time is kernel time on Windows. */
  if (kernel) *kernel = ticks((v[2] + v[3] + v[4] + v[5] + v[6]) * unit);
  if (user) *user = ticks((v[0] + v[1]) * unit);
  return TRUE;
}

/* --- Processors --- */

static DWORD_PTR mask_of(pid_t number) {
  cpu_set_t set;
  DWORD_PTR mask = 0;
  CPU_ZERO(&set);
  if (sched_getaffinity(number, sizeof set, &set)) return 0;
  for (int i = 0; i < 64; i++) mask |= CPU_ISSET(i, &set) ? (DWORD_PTR)1 << i : 0;
  return mask;
}
IOCP_API BOOL GetProcessAffinityMask(HANDLE process, PDWORD_PTR mine, PDWORD_PTR machine) {
  pid_t number = process_of(process);
  if (!mine || !machine) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  if (!number) return FALSE;
  *mine = mask_of(number);
  long all = sysconf(_SC_NPROCESSORS_ONLN);
  *machine = (all >= 64 ? ~(DWORD_PTR)0 : ((DWORD_PTR)1 << all) - 1) | *mine;
  return *mine != 0 || iocp_inner_fail(ERROR_ACCESS_DENIED);
}
/* Threads that run already keep theirs, but for the main one. */
IOCP_API BOOL SetProcessAffinityMask(HANDLE process, DWORD_PTR mask) {
  pid_t number = process_of(process);
  cpu_set_t set;
  CPU_ZERO(&set);
  for (int i = 0; i < 64; i++)
    if (mask >> i & 1) CPU_SET(i, &set);
  return number && (sched_setaffinity(number, sizeof set, &set) == 0 || iocp_inner_fail(ERROR_INVALID_PARAMETER));
}
IOCP_API DWORD GetActiveProcessorCount(WORD group) {
  return group && group != ALL_PROCESSOR_GROUPS ? (DWORD)iocp_inner_fail(ERROR_INVALID_PARAMETER)
                                                : (DWORD)__builtin_popcountll(mask_of(0));
}
IOCP_API DWORD GetMaximumProcessorCount(WORD group) { return GetActiveProcessorCount(group); }
IOCP_API WORD GetActiveProcessorGroupCount(void) { return 1; }
IOCP_API WORD GetMaximumProcessorGroupCount(void) { return 1; }
IOCP_API DWORD GetCurrentProcessorNumber(void) { return (DWORD)sched_getcpu(); }
IOCP_API VOID GetCurrentProcessorNumberEx(PPROCESSOR_NUMBER to) {
  if (to) *to = (PROCESSOR_NUMBER){0, (BYTE)sched_getcpu(), 0};
}
IOCP_API BOOL SetThreadGroupAffinity(HANDLE thread, const GROUP_AFFINITY *wanted, PGROUP_AFFINITY before) {
  if (!wanted || wanted->Group) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  DWORD_PTR mask = SetThreadAffinityMask(thread, wanted->Mask);
  if (mask && before) *before = (GROUP_AFFINITY){mask, 0, {0}};
  return mask != 0;
}
/* A hint; answers the processor that was ideal before. */
IOCP_API DWORD SetThreadIdealProcessor(HANDLE thread, DWORD processor) {
  if (!GetThreadId(thread)) return (DWORD)-1;
  return processor > MAXIMUM_PROCESSORS ? (iocp_inner_fail(ERROR_INVALID_PARAMETER), (DWORD)-1) : 0;
}

/* Each processor is a core of its own, and all are one group. */
IOCP_API BOOL GetLogicalProcessorInformationEx(LOGICAL_PROCESSOR_RELATIONSHIP wanted,
                                               PSYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX to, PDWORD size) {
  if (!size) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  DWORD_PTR mask = mask_of(0);
  DWORD cores = wanted == RelationProcessorCore || wanted == RelationAll ? (DWORD)__builtin_popcountll(mask) : 0;
  DWORD groups = wanted == RelationGroup || wanted == RelationAll ? 1 : 0;
  DWORD each = sizeof *to, needed = (cores + groups) * each;
  if (!to || *size < needed) return *size = needed, iocp_inner_fail(ERROR_INSUFFICIENT_BUFFER);
  memset(to, 0, needed);
  *size = needed;
  for (int i = 0; i < 64 && cores; i++) {
    if (!(mask >> i & 1)) continue;
    to->Relationship = RelationProcessorCore;
    to->Size = each;
    to->Processor.GroupCount = 1;
    to->Processor.GroupMask[0].Mask = (DWORD_PTR)1 << i;
    to++;
  }
  if (groups) {
    to->Relationship = RelationGroup;
    to->Size = each;
    to->Group.MaximumGroupCount = to->Group.ActiveGroupCount = 1;
    to->Group.GroupInfo[0].MaximumProcessorCount = to->Group.GroupInfo[0].ActiveProcessorCount =
        (BYTE)__builtin_popcountll(mask);
    to->Group.GroupInfo[0].ActiveProcessorMask = mask;
  }
  return TRUE;
}
IOCP_API BOOL GetLogicalProcessorInformation(PSYSTEM_LOGICAL_PROCESSOR_INFORMATION to, PDWORD size) {
  if (!size) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  DWORD_PTR mask = mask_of(0);
  DWORD needed = (DWORD)__builtin_popcountll(mask) * (DWORD)sizeof *to;
  if (!to || *size < needed) return *size = needed, iocp_inner_fail(ERROR_INSUFFICIENT_BUFFER);
  memset(to, 0, needed);
  *size = needed;
  for (int i = 0; i < 64; i++)
    if (mask >> i & 1) *to++ = (SYSTEM_LOGICAL_PROCESSOR_INFORMATION){.ProcessorMask = (DWORD_PTR)1 << i};
  return TRUE;
}

/* --- Priorities: hints. Linux lets only the privileged raise one again, so the scheduler is not told. --- */

static DWORD priority_class = NORMAL_PRIORITY_CLASS;
IOCP_API BOOL SetPriorityClass(HANDLE process, DWORD wanted) {
  static const DWORD known[] = {NORMAL_PRIORITY_CLASS, IDLE_PRIORITY_CLASS, HIGH_PRIORITY_CLASS,
      REALTIME_PRIORITY_CLASS,
                                BELOW_NORMAL_PRIORITY_CLASS, ABOVE_NORMAL_PRIORITY_CLASS, 0x00100000, 0x00200000};
  if (!process_of(process)) return FALSE;
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (wanted == known[i]) return i < 6 && process == GetCurrentProcess() ? priority_class = wanted, TRUE : TRUE;
  return iocp_inner_fail(ERROR_INVALID_PARAMETER);
}
IOCP_API DWORD GetPriorityClass(HANDLE process) { return process_of(process) ? priority_class : 0; }
IOCP_API BOOL SetThreadPriorityBoost(HANDLE thread, BOOL is_off) { return (void)is_off, GetThreadId(thread) != 0; }
IOCP_API BOOL GetThreadPriorityBoost(HANDLE thread, PBOOL is_off) {
  if (!is_off) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  *is_off = FALSE;
  return GetThreadId(thread) != 0;
}
IOCP_API BOOL SetProcessPriorityBoost(HANDLE process, BOOL is_off) { return (void)is_off, process_of(process) != 0; }
