/* SPDX-License-Identifier: Apache-2.0 */
/* Closing and duplicating handles. Follows the "handleapi.h header" pages. */
#ifndef _APISETHANDLE_
#define _APISETHANDLE_

#include "minwindef.h"
#include "winnt.h"

#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)
#define HANDLE_FLAG_INHERIT 0x00000001
#define HANDLE_FLAG_PROTECT_FROM_CLOSE 0x00000002

IOCP_BEGIN_C
WINBASEAPI BOOL WINAPI CloseHandle(HANDLE object);
WINBASEAPI BOOL WINAPI DuplicateHandle(HANDLE source_process, HANDLE source, HANDLE target_process, LPHANDLE target,
                                       DWORD access, BOOL inherit, DWORD options);
WINBASEAPI BOOL WINAPI GetHandleInformation(HANDLE object, LPDWORD flags);
WINBASEAPI BOOL WINAPI SetHandleInformation(HANDLE object, DWORD mask, DWORD flags);
IOCP_END_C

#endif /* _APISETHANDLE_ */
