/* SPDX-License-Identifier: Apache-2.0 */
/* The older thread pool: work items and timer queues.
   Follows the "threadpoollegacyapiset.h header" pages. */
#ifndef _THREADPOOLLEGACYAPISET_H_
#define _THREADPOOLLEGACYAPISET_H_

#include "minwindef.h"
#include "minwinbase.h"

IOCP_BEGIN_C
WINBASEAPI BOOL WINAPI QueueUserWorkItem(LPTHREAD_START_ROUTINE function, PVOID context, ULONG flags);
WINBASEAPI HANDLE WINAPI CreateTimerQueue(VOID);
WINBASEAPI BOOL WINAPI CreateTimerQueueTimer(PHANDLE timer, HANDLE queue, WAITORTIMERCALLBACK function, PVOID parameter,
                                             DWORD due, DWORD period, ULONG flags);
WINBASEAPI BOOL WINAPI ChangeTimerQueueTimer(HANDLE queue, HANDLE timer, ULONG due, ULONG period);
WINBASEAPI BOOL WINAPI DeleteTimerQueueTimer(HANDLE queue, HANDLE timer, HANDLE completion);
WINBASEAPI BOOL WINAPI DeleteTimerQueue(HANDLE queue);
WINBASEAPI BOOL WINAPI DeleteTimerQueueEx(HANDLE queue, HANDLE completion);
WINBASEAPI BOOL WINAPI UnregisterWaitEx(HANDLE wait, HANDLE completion);
IOCP_END_C

#endif /* _THREADPOOLLEGACYAPISET_H_ */
