/* SPDX-License-Identifier: Apache-2.0 */
/* Everything at once, for the library's own side: the functions declared here are the ones that it implements.
   Follows "Using the Windows headers". */
#ifndef IOCP_MODULE_H
#define IOCP_MODULE_H

/* A Swift program may import the system's socket structures through another module, and two modules must not
   define one tag differently. The layout is what counts, so here the tags step aside; SOCKADDR and the like stay. */
#define sockaddr iocp_sockaddr
#define sockaddr_in iocp_sockaddr_in
#define sockaddr_in6 iocp_sockaddr_in6
#define sockaddr_storage iocp_sockaddr_storage
#define sockaddr_un iocp_sockaddr_un
#define in_addr iocp_in_addr
#define in6_addr iocp_in6_addr
#define addrinfo iocp_addrinfo
#define hostent iocp_hostent
#define servent iocp_servent
#define protoent iocp_protoent
#define linger iocp_linger
#define cmsghdr iocp_cmsghdr
#define ip_mreq iocp_ip_mreq
#define ip_mreq_source iocp_ip_mreq_source
#define ipv6_mreq iocp_ipv6_mreq
#define group_req iocp_group_req
#define group_source_req iocp_group_source_req
#define in_pktinfo iocp_in_pktinfo
#define in6_pktinfo iocp_in6_pktinfo

/* The same type in libc: Swift would take one for the other. */
#define inet_addr iocp_inet_addr
#define inet_pton iocp_inet_pton

#include "winsock2.h"
#include "ws2tcpip.h"
#include "mswsock.h"
#include "mswsock_functions.h"
#include "mstcpip.h"
#include "windows.h"
#include "winternl.h"
#include "ntstatus.h"
#include "process.h"
#include "io.h"
#include "../runtime/inner.h"

#endif /* IOCP_MODULE_H */
