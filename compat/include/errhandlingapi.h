/* SPDX-License-Identifier: Apache-2.0 */
/* The last error of a thread. Follows the "errhandlingapi.h header" pages. */
#ifndef _ERRHANDLING_H_
#define _ERRHANDLING_H_

#include "minwindef.h"
#include "winnt.h"

#define SEM_FAILCRITICALERRORS 0x0001
#define SEM_NOGPFAULTERRORBOX 0x0002
#define SEM_NOALIGNMENTFAULTEXCEPT 0x0004
#define SEM_NOOPENFILEERRORBOX 0x8000

IOCP_BEGIN_C
WINBASEAPI DWORD WINAPI GetLastError(VOID);
WINBASEAPI VOID WINAPI SetLastError(DWORD code);
WINBASEAPI UINT WINAPI SetErrorMode(UINT mode);
IOCP_END_C

#endif /* _ERRHANDLING_H_ */
