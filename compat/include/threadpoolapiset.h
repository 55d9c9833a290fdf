/* SPDX-License-Identifier: Apache-2.0 */
/* The thread pool: work, timers, waits and completions. Follows the "threadpoolapiset.h header" pages. */
#ifndef _THREADPOOLAPISET_H_
#define _THREADPOOLAPISET_H_

#include "minwindef.h"
#include "minwinbase.h"

typedef VOID(WINAPI *PTP_WIN32_IO_CALLBACK)(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                                            ULONG result, ULONG_PTR bytes, PTP_IO io);

IOCP_BEGIN_C
WINBASEAPI PTP_POOL WINAPI CreateThreadpool(PVOID reserved);
WINBASEAPI VOID WINAPI CloseThreadpool(PTP_POOL pool);
WINBASEAPI VOID WINAPI SetThreadpoolThreadMaximum(PTP_POOL pool, DWORD maximum);
WINBASEAPI BOOL WINAPI SetThreadpoolThreadMinimum(PTP_POOL pool, DWORD minimum);

WINBASEAPI PTP_CLEANUP_GROUP WINAPI CreateThreadpoolCleanupGroup(VOID);
WINBASEAPI VOID WINAPI CloseThreadpoolCleanupGroup(PTP_CLEANUP_GROUP group);
WINBASEAPI VOID WINAPI CloseThreadpoolCleanupGroupMembers(PTP_CLEANUP_GROUP group, BOOL cancel, PVOID cleanup);

WINBASEAPI BOOL WINAPI CallbackMayRunLong(PTP_CALLBACK_INSTANCE instance);
WINBASEAPI VOID WINAPI DisassociateCurrentThreadFromCallback(PTP_CALLBACK_INSTANCE instance);
WINBASEAPI VOID WINAPI SetEventWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HANDLE event);
WINBASEAPI VOID WINAPI ReleaseSemaphoreWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HANDLE semaphore,
                                                           DWORD count);
WINBASEAPI VOID WINAPI ReleaseMutexWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HANDLE mutex);
WINBASEAPI VOID WINAPI LeaveCriticalSectionWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance,
                                                               PCRITICAL_SECTION section);

WINBASEAPI PTP_WORK WINAPI CreateThreadpoolWork(PTP_WORK_CALLBACK function, PVOID context,
    PTP_CALLBACK_ENVIRON environ);
WINBASEAPI VOID WINAPI SubmitThreadpoolWork(PTP_WORK work);
WINBASEAPI VOID WINAPI WaitForThreadpoolWorkCallbacks(PTP_WORK work, BOOL cancel);
WINBASEAPI VOID WINAPI CloseThreadpoolWork(PTP_WORK work);
WINBASEAPI BOOL WINAPI TrySubmitThreadpoolCallback(PTP_SIMPLE_CALLBACK function, PVOID context,
                                                   PTP_CALLBACK_ENVIRON environ);

WINBASEAPI PTP_TIMER WINAPI CreateThreadpoolTimer(PTP_TIMER_CALLBACK function, PVOID context,
                                                  PTP_CALLBACK_ENVIRON environ);
WINBASEAPI VOID WINAPI SetThreadpoolTimer(PTP_TIMER timer, PFILETIME due, DWORD period, DWORD window);
WINBASEAPI BOOL WINAPI SetThreadpoolTimerEx(PTP_TIMER timer, PFILETIME due, DWORD period, DWORD window);
WINBASEAPI BOOL WINAPI IsThreadpoolTimerSet(PTP_TIMER timer);
WINBASEAPI VOID WINAPI WaitForThreadpoolTimerCallbacks(PTP_TIMER timer, BOOL cancel);
WINBASEAPI VOID WINAPI CloseThreadpoolTimer(PTP_TIMER timer);

WINBASEAPI PTP_WAIT WINAPI CreateThreadpoolWait(PTP_WAIT_CALLBACK function, PVOID context,
    PTP_CALLBACK_ENVIRON environ);
WINBASEAPI VOID WINAPI SetThreadpoolWait(PTP_WAIT wait, HANDLE object, PFILETIME timeout);
WINBASEAPI BOOL WINAPI SetThreadpoolWaitEx(PTP_WAIT wait, HANDLE object, PFILETIME timeout, PVOID reserved);
WINBASEAPI VOID WINAPI WaitForThreadpoolWaitCallbacks(PTP_WAIT wait, BOOL cancel);
WINBASEAPI VOID WINAPI CloseThreadpoolWait(PTP_WAIT wait);

WINBASEAPI PTP_IO WINAPI CreateThreadpoolIo(HANDLE file, PTP_WIN32_IO_CALLBACK function, PVOID context,
                                            PTP_CALLBACK_ENVIRON environ);
WINBASEAPI VOID WINAPI StartThreadpoolIo(PTP_IO io);
WINBASEAPI VOID WINAPI CancelThreadpoolIo(PTP_IO io);
WINBASEAPI VOID WINAPI WaitForThreadpoolIoCallbacks(PTP_IO io, BOOL cancel);
WINBASEAPI VOID WINAPI CloseThreadpoolIo(PTP_IO io);
IOCP_END_C

#endif /* _THREADPOOLAPISET_H_ */
