/* SPDX-License-Identifier: Apache-2.0 */
/* Output for a debugger. Follows the "debugapi.h header" pages. */
#ifndef _APISETDEBUG_
#define _APISETDEBUG_

#include "minwindef.h"
#include "winnt.h"

IOCP_BEGIN_C
WINBASEAPI VOID WINAPI OutputDebugStringA(LPCSTR text);
IOCP_END_C
#ifndef UNICODE
#define OutputDebugString OutputDebugStringA
#endif
#define DebugBreak() __builtin_trap()

#endif /* _APISETDEBUG_ */
