/* SPDX-License-Identifier: Apache-2.0 */
/* Network interfaces by index, LUID and name. An interface has the name that Linux gave it. Follows the "netioapi.h
   header" pages. */
#ifndef _NETIOAPI_H_
#define _NETIOAPI_H_

#include "minwindef.h"
#include "winnt.h"
#include "corecrt.h"

#define IF_MAX_STRING_SIZE 256
#define NDIS_IF_MAX_STRING_SIZE IF_MAX_STRING_SIZE
/* libc's if_indextoname writes 16 bytes at most. */
#ifndef IF_NAMESIZE
#define IF_NAMESIZE 16
#endif

typedef ULONG NET_IFINDEX, *PNET_IFINDEX;
typedef union _NET_LUID_LH {
  ULONG64 Value;
  struct {
    ULONG64 Reserved : 24;
    ULONG64 NetLuidIndex : 24;
    ULONG64 IfType : 16;
  } Info;
} NET_LUID, *PNET_LUID, NET_LUID_LH, *PNET_LUID_LH, IF_LUID, *PIF_LUID;
typedef DWORD NETIO_STATUS;
#define NETIO_SUCCESS(status) ((status) == 0)

IOCP_BEGIN_C
/* libc's own. 0 or NULL for an interface that is not there. */
NET_IFINDEX if_nametoindex(PCSTR name) IOCP_NOTHROW;
PCHAR if_indextoname(NET_IFINDEX index, PCHAR name) IOCP_NOTHROW;

/* All answer 0, or: ERROR_INVALID_PARAMETER for a pointer that is NULL and for an interface that is not there, save
   that an index of none is ERROR_FILE_NOT_FOUND; ERROR_NOT_ENOUGH_MEMORY for a name that does not fit. `room` counts
   characters, the zero at the end among them. */
IOCP_API NETIO_STATUS WINAPI ConvertInterfaceIndexToLuid(NET_IFINDEX index, PNET_LUID to);
IOCP_API NETIO_STATUS WINAPI ConvertInterfaceLuidToIndex(const NET_LUID *luid, PNET_IFINDEX to);
IOCP_API NETIO_STATUS WINAPI ConvertInterfaceLuidToNameA(const NET_LUID *luid, PSTR to, SIZE_T room);
IOCP_API NETIO_STATUS WINAPI ConvertInterfaceLuidToNameW(const NET_LUID *luid, PWSTR to, SIZE_T room);
IOCP_END_C

#endif /* _NETIOAPI_H_ */
