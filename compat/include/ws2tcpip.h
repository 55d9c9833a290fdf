/* SPDX-License-Identifier: Apache-2.0 */
/* Name resolution, address text, IPv6. Follows the "ws2tcpip.h header" pages. */
#ifndef _WS2TCPIP_H_
#define _WS2TCPIP_H_

#include "winsock2.h"
#include "ws2ipdef.h"

#define NI_NOFQDN 0x01
#define NI_NUMERICHOST 0x02
#define NI_NAMEREQD 0x04
#define NI_NUMERICSERV 0x08
#define NI_DGRAM 0x10
#define NI_MAXHOST 1025
#define NI_MAXSERV 32

#define EAI_AGAIN 11002
#define EAI_BADFLAGS 10022
#define EAI_FAIL 11003
#define EAI_FAMILY 10047
#define EAI_MEMORY 8
#define EAI_NODATA 11001
#define EAI_NONAME 11001
#define EAI_SERVICE 10109
#define EAI_SOCKTYPE 10044

typedef struct addrinfoexW {
  int ai_flags;
  int ai_family;
  int ai_socktype;
  int ai_protocol;
  size_t ai_addrlen;
  PWSTR ai_canonname;
  struct sockaddr *ai_addr;
  void *ai_blob;
  size_t ai_bloblen;
  LPGUID ai_provider;
  struct addrinfoexW *ai_next;
} ADDRINFOEXW, *PADDRINFOEXW, *LPADDRINFOEXW;
#ifdef UNICODE
typedef ADDRINFOEXW ADDRINFOEX, *PADDRINFOEX;
#endif
typedef void(CALLBACK *LPLOOKUPSERVICE_COMPLETION_ROUTINE)(DWORD error, DWORD bytes, LPWSAOVERLAPPED overlapped);

IOCP_BEGIN_C
/* Both libraries lay out these two in the same way. */
extern const struct in6_addr in6addr_any;
extern const struct in6_addr in6addr_loopback;

WINSOCK_API_LINKAGE INT WSAAPI getaddrinfo(PCSTR node, PCSTR service, const ADDRINFOA *hints, PADDRINFOA *result)
    IOCP_SYMBOL("iocp_getaddrinfo");
WINSOCK_API_LINKAGE VOID WSAAPI freeaddrinfo(PADDRINFOA list) IOCP_SYMBOL("iocp_freeaddrinfo");
WINSOCK_API_LINKAGE INT WSAAPI getnameinfo(const SOCKADDR *address, socklen_t length, PCHAR node, DWORD node_size,
                                           PCHAR service, DWORD service_size, INT flags)
    IOCP_SYMBOL("iocp_getnameinfo");
WINSOCK_API_LINKAGE char *WSAAPI gai_strerrorA(int error);
WINSOCK_API_LINKAGE INT WSAAPI GetAddrInfoW(PCWSTR node, PCWSTR service, const ADDRINFOW *hints, PADDRINFOW *result);
WINSOCK_API_LINKAGE VOID WSAAPI FreeAddrInfoW(PADDRINFOW list);
WINSOCK_API_LINKAGE INT WSAAPI GetNameInfoW(const SOCKADDR *address, socklen_t length, PWCHAR node, DWORD node_size,
                                            PWCHAR service, DWORD service_size, INT flags);

WINSOCK_API_LINKAGE INT WSAAPI inet_pton(INT family, PCSTR text, PVOID address) IOCP_SYMBOL("iocp_inet_pton");
WINSOCK_API_LINKAGE PCSTR WSAAPI inet_ntop(INT family, const VOID *address, PSTR text, size_t size)
    IOCP_SYMBOL("iocp_inet_ntop");
WINSOCK_API_LINKAGE int WSAAPI GetHostNameW(PWSTR name, int room);
WINSOCK_API_LINKAGE WCHAR *WSAAPI gai_strerrorW(int error);
/* Refused: WSAEOPNOTSUPP. */
WINSOCK_API_LINKAGE INT WSAAPI GetAddrInfoExW(PCWSTR node, PCWSTR service, DWORD space, LPGUID provider,
                                              const ADDRINFOEXW *hints, PADDRINFOEXW *result, struct timeval *limit,
                                              LPOVERLAPPED overlapped, LPLOOKUPSERVICE_COMPLETION_ROUTINE routine,
                                              LPHANDLE name_handle);
WINSOCK_API_LINKAGE INT WSAAPI GetAddrInfoExCancel(LPHANDLE name_handle);
WINSOCK_API_LINKAGE VOID WSAAPI FreeAddrInfoExW(PADDRINFOEXW list);
WINSOCK_API_LINKAGE INT WSAAPI InetPtonW(INT family, PCWSTR text, PVOID address);
WINSOCK_API_LINKAGE PCWSTR WSAAPI InetNtopW(INT family, const VOID *address, PWSTR text, size_t size);
IOCP_END_C

#define GetAddrInfoA getaddrinfo
#define FreeAddrInfoA freeaddrinfo
#define GetNameInfoA getnameinfo
#define InetPtonA inet_pton
#define InetNtopA inet_ntop
#ifdef UNICODE
#define gai_strerror gai_strerrorW
#define GetAddrInfoEx GetAddrInfoExW
#define GetAddrInfo GetAddrInfoW
#define FreeAddrInfo FreeAddrInfoW
#define GetNameInfo GetNameInfoW
#define InetPton InetPtonW
#define InetNtop InetNtopW
#else
#define gai_strerror gai_strerrorA
#define GetAddrInfo GetAddrInfoA
#define FreeAddrInfo FreeAddrInfoA
#define GetNameInfo GetNameInfoA
#define InetPton InetPtonA
#define InetNtop InetNtopA
#endif

/* What an IPv6 address is. */
IOCP_INLINE int IN6_ADDR_EQUAL(const IN6_ADDR *a, const IN6_ADDR *b) { return !memcmp(a, b, sizeof *a); }
IOCP_INLINE int IN6_IS_ADDR_UNSPECIFIED(const IN6_ADDR *a) { return IN6_ADDR_EQUAL(a, &in6addr_any); }
IOCP_INLINE int IN6_IS_ADDR_LOOPBACK(const IN6_ADDR *a) { return IN6_ADDR_EQUAL(a, &in6addr_loopback); }
IOCP_INLINE int IN6_IS_ADDR_MULTICAST(const IN6_ADDR *a) { return a->u.Byte[0] == 0xff; }
IOCP_INLINE int IN6_IS_ADDR_LINKLOCAL(const IN6_ADDR *a) {
  return a->u.Byte[0] == 0xfe && (a->u.Byte[1] & 0xc0) == 0x80;
}
IOCP_INLINE int IN6_IS_ADDR_SITELOCAL(const IN6_ADDR *a) {
  return a->u.Byte[0] == 0xfe && (a->u.Byte[1] & 0xc0) == 0xc0;
}
IOCP_INLINE int IN6_IS_ADDR_V4MAPPED(const IN6_ADDR *a) {
  return !memcmp(a, &in6addr_any, 10) && a->u.Byte[10] == 0xff && a->u.Byte[11] == 0xff;
}

#endif /* _WS2TCPIP_H_ */
