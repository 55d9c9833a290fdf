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

typedef struct _MEMORYSTATUSEX {
  DWORD dwLength;
  DWORD dwMemoryLoad;
  DWORDLONG ullTotalPhys, ullAvailPhys, ullTotalPageFile, ullAvailPageFile, ullTotalVirtual, ullAvailVirtual;
  DWORDLONG ullAvailExtendedVirtual;
} MEMORYSTATUSEX, *LPMEMORYSTATUSEX;

IOCP_BEGIN_C
WINBASEAPI BOOL WINAPI GlobalMemoryStatusEx(LPMEMORYSTATUSEX to);
WINBASEAPI DWORD WINAPI GetVersion(VOID);
WINBASEAPI BOOL WINAPI GetVersionExA(LPOSVERSIONINFOA info);
WINBASEAPI BOOL WINAPI GetVersionExW(LPOSVERSIONINFOW info);
WINBASEAPI BOOL WINAPI GetSystemTimes(LPFILETIME idle, LPFILETIME kernel, LPFILETIME user);
WINBASEAPI BOOL WINAPI GetLogicalProcessorInformation(PSYSTEM_LOGICAL_PROCESSOR_INFORMATION to, PDWORD size);
WINBASEAPI BOOL WINAPI GetLogicalProcessorInformationEx(LOGICAL_PROCESSOR_RELATIONSHIP wanted,
                                                        PSYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX to, PDWORD size);
WINBASEAPI UINT WINAPI GetSystemDirectoryA(LPSTR to, UINT room);
WINBASEAPI UINT WINAPI GetSystemDirectoryW(LPWSTR to, UINT room);
WINBASEAPI UINT WINAPI GetWindowsDirectoryA(LPSTR to, UINT room);
WINBASEAPI UINT WINAPI GetWindowsDirectoryW(LPWSTR to, UINT room);
WINBASEAPI VOID WINAPI GetSystemInfo(LPSYSTEM_INFO info);
WINBASEAPI VOID WINAPI GetNativeSystemInfo(LPSYSTEM_INFO info);
WINBASEAPI DWORD WINAPI GetTickCount(VOID);
WINBASEAPI ULONGLONG WINAPI GetTickCount64(VOID);
WINBASEAPI VOID WINAPI GetSystemTimeAsFileTime(LPFILETIME time);
WINBASEAPI VOID WINAPI GetSystemTimePreciseAsFileTime(LPFILETIME time);
WINBASEAPI VOID WINAPI GetSystemTime(LPSYSTEMTIME time);
WINBASEAPI VOID WINAPI GetLocalTime(LPSYSTEMTIME time);
IOCP_END_C

#ifdef UNICODE
#define GetVersionEx GetVersionExW
#define GetSystemDirectory GetSystemDirectoryW
#define GetWindowsDirectory GetWindowsDirectoryW
#else
#define GetVersionEx GetVersionExA
#define GetSystemDirectory GetSystemDirectoryA
#define GetWindowsDirectory GetWindowsDirectoryA
#endif

IOCP_STATIC_ASSERT(sizeof(SYSTEM_INFO) == 48, "SYSTEM_INFO is 48 bytes");

#endif /* _SYSINFOAPI_H_ */
