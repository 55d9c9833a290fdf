/* SPDX-License-Identifier: Apache-2.0 */
/* Processors, tick counts and clocks. Follows the "sysinfoapi.h header" pages. */
#ifndef _SYSINFOAPI_H_
#define _SYSINFOAPI_H_

#include "minwindef.h"
#include "minwinbase.h"

typedef struct _SYSTEM_INFO {
  _ANONYMOUS_UNION union {
    DWORD dwOemId;
    _ANONYMOUS_STRUCT struct {
      WORD wProcessorArchitecture;
      WORD wReserved;
    } DUMMYSTRUCTNAME;
  } DUMMYUNIONNAME;
  DWORD dwPageSize;
  LPVOID lpMinimumApplicationAddress;
  LPVOID lpMaximumApplicationAddress;
  DWORD_PTR dwActiveProcessorMask;
  DWORD dwNumberOfProcessors;
  DWORD dwProcessorType;
  DWORD dwAllocationGranularity;
  WORD wProcessorLevel;
  WORD wProcessorRevision;
} SYSTEM_INFO, *LPSYSTEM_INFO;

IOCP_BEGIN_C
WINBASEAPI VOID WINAPI GetSystemInfo(LPSYSTEM_INFO info);
WINBASEAPI VOID WINAPI GetNativeSystemInfo(LPSYSTEM_INFO info);
WINBASEAPI DWORD WINAPI GetTickCount(VOID);
WINBASEAPI ULONGLONG WINAPI GetTickCount64(VOID);
WINBASEAPI VOID WINAPI GetSystemTimeAsFileTime(LPFILETIME time);
WINBASEAPI VOID WINAPI GetSystemTimePreciseAsFileTime(LPFILETIME time);
WINBASEAPI VOID WINAPI GetSystemTime(LPSYSTEMTIME time);
WINBASEAPI VOID WINAPI GetLocalTime(LPSYSTEMTIME time);
IOCP_END_C

IOCP_STATIC_ASSERT(sizeof(SYSTEM_INFO) == 48, "SYSTEM_INFO is 48 bytes");

#endif /* _SYSINFOAPI_H_ */
