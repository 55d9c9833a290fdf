/* SPDX-License-Identifier: Apache-2.0 */
/* Job objects. Follows the "jobapi2.h header" pages; the structures are those of winnt.h. */
#ifndef _JOBAPISET2_H_
#define _JOBAPISET2_H_

#include "minwindef.h"
#include "minwinbase.h"
#include "winnt.h"

IOCP_BEGIN_C
WINBASEAPI HANDLE WINAPI CreateJobObjectW(LPSECURITY_ATTRIBUTES security, LPCWSTR name);
WINBASEAPI HANDLE WINAPI OpenJobObjectW(DWORD access, BOOL inherit, LPCWSTR name);
WINBASEAPI BOOL WINAPI AssignProcessToJobObject(HANDLE job, HANDLE process);
WINBASEAPI BOOL WINAPI TerminateJobObject(HANDLE job, UINT code);
WINBASEAPI BOOL WINAPI SetInformationJobObject(HANDLE job, JOBOBJECTINFOCLASS kind, LPVOID information, DWORD size);
WINBASEAPI BOOL WINAPI QueryInformationJobObject(HANDLE job, JOBOBJECTINFOCLASS kind, LPVOID information, DWORD size,
                                                 LPDWORD needed);
IOCP_END_C

#ifdef UNICODE
#define CreateJobObject CreateJobObjectW
#define OpenJobObject OpenJobObjectW
#else
#define CreateJobObject CreateJobObjectA
#define OpenJobObject OpenJobObjectA
#endif

#endif /* _JOBAPISET2_H_ */
