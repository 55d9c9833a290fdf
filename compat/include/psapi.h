/* SPDX-License-Identifier: Apache-2.0 */
/* What a process uses. Follows the "psapi.h header" pages. */
#ifndef _PSAPI_H_
#define _PSAPI_H_

#include "minwindef.h"
#include "winnt.h"

typedef struct _PROCESS_MEMORY_COUNTERS {
  DWORD cb;
  DWORD PageFaultCount;
  SIZE_T PeakWorkingSetSize, WorkingSetSize, QuotaPeakPagedPoolUsage, QuotaPagedPoolUsage, QuotaPeakNonPagedPoolUsage;
  SIZE_T QuotaNonPagedPoolUsage, PagefileUsage, PeakPagefileUsage;
} PROCESS_MEMORY_COUNTERS, *PPROCESS_MEMORY_COUNTERS;
typedef struct _PROCESS_MEMORY_COUNTERS_EX {
  DWORD cb;
  DWORD PageFaultCount;
  SIZE_T PeakWorkingSetSize, WorkingSetSize, QuotaPeakPagedPoolUsage, QuotaPagedPoolUsage, QuotaPeakNonPagedPoolUsage;
  SIZE_T QuotaNonPagedPoolUsage, PagefileUsage, PeakPagefileUsage, PrivateUsage;
} PROCESS_MEMORY_COUNTERS_EX, *PPROCESS_MEMORY_COUNTERS_EX;

IOCP_BEGIN_C
WINBASEAPI BOOL WINAPI GetProcessMemoryInfo(HANDLE process, PPROCESS_MEMORY_COUNTERS to, DWORD size);
WINBASEAPI BOOL WINAPI EmptyWorkingSet(HANDLE process);
IOCP_END_C

IOCP_STATIC_ASSERT(sizeof(PROCESS_MEMORY_COUNTERS) == 72, "memory counters");

#endif /* _PSAPI_H_ */
