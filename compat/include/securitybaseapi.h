/* SPDX-License-Identifier: Apache-2.0 */
/* Security descriptors are filled in and mean nothing: access is what Linux says. Follows the "securitybaseapi.h"
   pages. */
#ifndef _APISETSECURITYBASE_
#define _APISETSECURITYBASE_

#include "minwindef.h"
#include "winnt.h"

IOCP_BEGIN_C
WINADVAPI BOOL WINAPI InitializeSecurityDescriptor(PSECURITY_DESCRIPTOR descriptor, DWORD revision);
WINADVAPI BOOL WINAPI IsValidSecurityDescriptor(PSECURITY_DESCRIPTOR descriptor);
WINADVAPI BOOL WINAPI SetSecurityDescriptorDacl(PSECURITY_DESCRIPTOR descriptor, BOOL is_present, PACL list,
                                                BOOL is_default);
/* Refused: ERROR_CALL_NOT_IMPLEMENTED. */
WINADVAPI BOOL WINAPI LookupPrivilegeValueA(LPCSTR system, LPCSTR name, PLUID value);
WINADVAPI BOOL WINAPI LookupPrivilegeValueW(LPCWSTR system, LPCWSTR name, PLUID value);
WINADVAPI BOOL WINAPI AdjustTokenPrivileges(HANDLE token, BOOL disables_all, PTOKEN_PRIVILEGES wanted, DWORD size,
                                            PTOKEN_PRIVILEGES before, PDWORD needed);
IOCP_END_C

#ifdef UNICODE
#define LookupPrivilegeValue LookupPrivilegeValueW
#else
#define LookupPrivilegeValue LookupPrivilegeValueA
#endif

#endif /* _APISETSECURITYBASE_ */
