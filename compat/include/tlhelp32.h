/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of processes and threads: refused. */
#ifndef _INC_TOOLHELP32
#define _INC_TOOLHELP32

#include "minwindef.h"
#include "winnt.h"

#define TH32CS_SNAPPROCESS 0x00000002
#define TH32CS_SNAPTHREAD 0x00000004
#define TH32CS_SNAPMODULE 0x00000008

IOCP_BEGIN_C
/* Refused: ERROR_CALL_NOT_IMPLEMENTED. */
WINBASEAPI HANDLE WINAPI CreateToolhelp32Snapshot(DWORD what, DWORD process);
IOCP_END_C

#endif /* _INC_TOOLHELP32 */
