/* SPDX-License-Identifier: Apache-2.0 */
/* Network adapters. Follows the "iphlpapi.h header" pages. */
#ifndef __IPHLPAPI_H__
#define __IPHLPAPI_H__

#include "iptypes.h"
#include "netioapi.h"

IOCP_BEGIN_C
WINSOCK_API_LINKAGE ULONG WINAPI GetAdaptersAddresses(ULONG family, ULONG flags, PVOID reserved,
                                                      PIP_ADAPTER_ADDRESSES to, PULONG size);
WINSOCK_API_LINKAGE DWORD WINAPI GetAdaptersInfo(PIP_ADAPTER_INFO to, PULONG size);
IOCP_END_C

#endif /* __IPHLPAPI_H__ */
