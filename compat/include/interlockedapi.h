/* SPDX-License-Identifier: Apache-2.0 */
/* Functions of interlocked lists. Follows the "interlockedapi.h header" pages. */
#ifndef _INTERLOCKAPI_H_
#define _INTERLOCKAPI_H_

#include "minwindef.h"
#include "winnt.h"

IOCP_BEGIN_C
WINBASEAPI VOID WINAPI InitializeSListHead(PSLIST_HEADER list);
WINBASEAPI PSLIST_ENTRY WINAPI InterlockedPushEntrySList(PSLIST_HEADER list, PSLIST_ENTRY entry);
WINBASEAPI PSLIST_ENTRY WINAPI InterlockedPushListSListEx(PSLIST_HEADER list, PSLIST_ENTRY first, PSLIST_ENTRY last,
                                                          ULONG count);
WINBASEAPI PSLIST_ENTRY WINAPI InterlockedPopEntrySList(PSLIST_HEADER list);
WINBASEAPI PSLIST_ENTRY WINAPI InterlockedFlushSList(PSLIST_HEADER list);
WINBASEAPI USHORT WINAPI QueryDepthSList(PSLIST_HEADER list);
WINBASEAPI PSLIST_ENTRY WINAPI RtlFirstEntrySList(const SLIST_HEADER *list);
IOCP_END_C

#endif /* _INTERLOCKAPI_H_ */
