/* SPDX-License-Identifier: Apache-2.0 */
/* Output for a debugger. Follows the "debugapi.h header" pages. */
#ifndef _APISETDEBUG_
#define _APISETDEBUG_

#include "minwindef.h"
#include "winnt.h"

IOCP_BEGIN_C
WINBASEAPI VOID WINAPI OutputDebugStringA(LPCSTR text);
WINBASEAPI VOID WINAPI OutputDebugStringW(LPCWSTR text);
WINBASEAPI BOOL WINAPI IsDebuggerPresent(VOID);
IOCP_END_C
#ifdef UNICODE
#define OutputDebugString OutputDebugStringW
#else
#define OutputDebugString OutputDebugStringA
#endif
#define DebugBreak() __builtin_trap()

#endif /* _APISETDEBUG_ */
