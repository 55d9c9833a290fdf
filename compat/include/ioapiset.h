/* SPDX-License-Identifier: Apache-2.0 */
/* Completion ports, overlapped results and cancellation. Follows the "ioapiset.h header" pages. */
#ifndef _IO_APISET_H_
#define _IO_APISET_H_

#include "minwindef.h"
#include "minwinbase.h"

IOCP_BEGIN_C
WINBASEAPI HANDLE WINAPI CreateIoCompletionPort(HANDLE file, HANDLE port, ULONG_PTR key, DWORD threads);
WINBASEAPI BOOL WINAPI GetQueuedCompletionStatus(HANDLE port, LPDWORD bytes, PULONG_PTR key, LPOVERLAPPED *overlapped,
                                                 DWORD milliseconds);
WINBASEAPI BOOL WINAPI GetQueuedCompletionStatusEx(HANDLE port, LPOVERLAPPED_ENTRY entries, ULONG count, PULONG removed,
                                                   DWORD milliseconds, BOOL alertable);
WINBASEAPI BOOL WINAPI PostQueuedCompletionStatus(HANDLE port, DWORD bytes, ULONG_PTR key, LPOVERLAPPED overlapped);
WINBASEAPI BOOL WINAPI GetOverlappedResult(HANDLE file, LPOVERLAPPED overlapped, LPDWORD bytes, BOOL wait);
WINBASEAPI BOOL WINAPI GetOverlappedResultEx(HANDLE file, LPOVERLAPPED overlapped, LPDWORD bytes, DWORD milliseconds,
                                             BOOL alertable);
WINBASEAPI BOOL WINAPI CancelIo(HANDLE file);
WINBASEAPI BOOL WINAPI CancelIoEx(HANDLE file, LPOVERLAPPED overlapped);
WINBASEAPI BOOL WINAPI CancelSynchronousIo(HANDLE thread);
WINBASEAPI BOOL WINAPI DeviceIoControl(HANDLE device, DWORD code, LPVOID in, DWORD in_size, LPVOID out, DWORD out_size,
                                       LPDWORD returned, LPOVERLAPPED overlapped);
IOCP_END_C

#endif /* _IO_APISET_H_ */
