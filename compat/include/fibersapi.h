/* SPDX-License-Identifier: Apache-2.0 */
/* Storage of fibers, which is that of threads: there are no fibers. Follows the "fibersapi.h header" pages. */
#ifndef _FIBERS_H_
#define _FIBERS_H_

#include "minwindef.h"
#include "winnt.h"

#define FLS_OUT_OF_INDEXES 0xFFFFFFFFu
#define FLS_MAXIMUM_AVAILABLE 128
typedef VOID(NTAPI *PFLS_CALLBACK_FUNCTION)(PVOID value);
typedef VOID(WINAPI *LPFIBER_START_ROUTINE)(LPVOID parameter);

IOCP_BEGIN_C
WINBASEAPI DWORD WINAPI FlsAlloc(PFLS_CALLBACK_FUNCTION at_end);
WINBASEAPI BOOL WINAPI FlsFree(DWORD index);
WINBASEAPI PVOID WINAPI FlsGetValue(DWORD index);
WINBASEAPI BOOL WINAPI FlsSetValue(DWORD index, PVOID value);
WINBASEAPI BOOL WINAPI IsThreadAFiber(VOID);
/* Refused: ERROR_CALL_NOT_IMPLEMENTED. */
WINBASEAPI LPVOID WINAPI ConvertThreadToFiber(LPVOID parameter);
WINBASEAPI BOOL WINAPI ConvertFiberToThread(VOID);
WINBASEAPI LPVOID WINAPI CreateFiber(SIZE_T stack, LPFIBER_START_ROUTINE start, LPVOID parameter);
WINBASEAPI VOID WINAPI DeleteFiber(LPVOID fiber);
WINBASEAPI VOID WINAPI SwitchToFiber(LPVOID fiber);
IOCP_END_C

#endif /* _FIBERS_H_ */
