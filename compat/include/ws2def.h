/* SPDX-License-Identifier: Apache-2.0 */
/* Address families, socket addresses, protocol numbers, control messages. Follows the "ws2def.h header" pages. */
#ifndef _WS2DEF_
#define _WS2DEF_

#include "minwindef.h"
#include "winnt.h"
#include "inaddr.h"

#if defined(_SYS_SOCKET_H) || defined(_NETINET_IN_H)
#error "Windows' socket types and those of <sys/socket.h> cannot meet in one source file: leave out the Linux headers."
#endif

typedef USHORT ADDRESS_FAMILY;

#define AF_UNSPEC 0
#define AF_UNIX 1
#define AF_INET 2
#define AF_IMPLINK 3
#define AF_PUP 4
#define AF_CHAOS 5
#define AF_NS 6
#define AF_IPX 6
#define AF_ISO 7
#define AF_OSI 7
#define AF_ECMA 8
#define AF_DATAKIT 9
#define AF_CCITT 10
#define AF_SNA 11
#define AF_DECnet 12
#define AF_DLI 13
#define AF_LAT 14
#define AF_HYLINK 15
#define AF_APPLETALK 16
#define AF_NETBIOS 17
#define AF_VOICEVIEW 18
#define AF_FIREFOX 19
#define AF_UNKNOWN1 20
#define AF_BAN 21
#define AF_ATM 22
#define AF_INET6 23
#define AF_CLUSTER 24
#define AF_12844 25
#define AF_IRDA 26
#define AF_NETDES 28
#define AF_BTH 32
#define AF_HYPERV 34
#define AF_MAX 35

#define PF_UNSPEC AF_UNSPEC
#define PF_UNIX AF_UNIX
#define PF_INET AF_INET
#define PF_INET6 AF_INET6
#define PF_IPX AF_IPX
#define PF_APPLETALK AF_APPLETALK
#define PF_NETBIOS AF_NETBIOS
#define PF_ATM AF_ATM
#define PF_IRDA AF_IRDA
#define PF_BTH AF_BTH
#define PF_MAX AF_MAX

#define SOCK_STREAM 1
#define SOCK_DGRAM 2
#define SOCK_RAW 3
#define SOCK_RDM 4
#define SOCK_SEQPACKET 5

#define SOL_SOCKET 0xffff
#define SO_DEBUG 0x0001
#define SO_ACCEPTCONN 0x0002
#define SO_REUSEADDR 0x0004
#define SO_KEEPALIVE 0x0008
#define SO_DONTROUTE 0x0010
#define SO_BROADCAST 0x0020
#define SO_USELOOPBACK 0x0040
#define SO_LINGER 0x0080
#define SO_OOBINLINE 0x0100
#define SO_DONTLINGER (-129) /* all bits but SO_LINGER */
#define SO_EXCLUSIVEADDRUSE (-5) /* all bits but SO_REUSEADDR */
#define SO_SNDBUF 0x1001
#define SO_RCVBUF 0x1002
#define SO_SNDLOWAT 0x1003
#define SO_RCVLOWAT 0x1004
#define SO_SNDTIMEO 0x1005
#define SO_RCVTIMEO 0x1006
#define SO_ERROR 0x1007
#define SO_TYPE 0x1008
#define SO_BSP_STATE 0x1009
#define SO_GROUP_ID 0x2001
#define SO_GROUP_PRIORITY 0x2002
#define SO_MAX_MSG_SIZE 0x2003
#define SO_PROTOCOL_INFOA 0x2004
#define SO_PROTOCOL_INFOW 0x2005
#define PVD_CONFIG 0x3001
#define SO_CONDITIONAL_ACCEPT 0x3002
#define SO_PAUSE_ACCEPT 0x3003
#define SO_COMPARTMENT_ID 0x3004
#define SO_RANDOMIZE_PORT 0x3005
#define SO_PORT_SCALABILITY 0x3006
#define SO_REUSE_UNICASTPORT 0x3007
#define SO_REUSE_MULTICASTPORT 0x3008

#define IPPROTO_IP 0
#define IPPROTO_HOPOPTS 0
#define IPPROTO_ICMP 1
#define IPPROTO_IGMP 2
#define IPPROTO_GGP 3
#define IPPROTO_IPV4 4
#define IPPROTO_ST 5
#define IPPROTO_TCP 6
#define IPPROTO_CBT 7
#define IPPROTO_EGP 8
#define IPPROTO_IGP 9
#define IPPROTO_PUP 12
#define IPPROTO_UDP 17
#define IPPROTO_IDP 22
#define IPPROTO_RDP 27
#define IPPROTO_IPV6 41
#define IPPROTO_ROUTING 43
#define IPPROTO_FRAGMENT 44
#define IPPROTO_ESP 50
#define IPPROTO_AH 51
#define IPPROTO_ICMPV6 58
#define IPPROTO_NONE 59
#define IPPROTO_DSTOPTS 60
#define IPPROTO_ND 77
#define IPPROTO_PIM 103
#define IPPROTO_PGM 113
#define IPPROTO_L2TP 115
#define IPPROTO_SCTP 132
#define IPPROTO_RAW 255
#define IPPROTO_MAX 256

#define IPPORT_ECHO 7
#define IPPORT_DISCARD 9
#define IPPORT_FTP 21
#define IPPORT_TELNET 23
#define IPPORT_SMTP 25
#define IPPORT_RESERVED 1024
#define IPPORT_DYNAMIC_MIN 0xc000
#define IPPORT_DYNAMIC_MAX 0xffff

#define INADDR_ANY 0x00000000u
#define INADDR_LOOPBACK 0x7f000001
#define INADDR_BROADCAST 0xffffffffu
#define INADDR_NONE 0xffffffffu
#define ADDR_ANY INADDR_ANY
#define IN_CLASSA(n) (((ULONG)(n)&0x80000000u) == 0)
#define IN_CLASSB(n) (((ULONG)(n)&0xc0000000u) == 0x80000000u)
#define IN_CLASSC(n) (((ULONG)(n)&0xe0000000u) == 0xc0000000u)
#define IN_CLASSD(n) (((ULONG)(n)&0xf0000000u) == 0xe0000000u)
#define IN_MULTICAST(n) IN_CLASSD(n)

#define IOC_PROTOCOL 0x10000000
#define IOC_VENDOR 0x18000000
#define IOC_UNIX 0x00000000
#define IOC_WS2 0x08000000
#define IOC_WSK 0x0F000000
#undef IOC_IN
#undef IOC_OUT
#undef IOC_INOUT
#define IOC_VOID 0x20000000
#define IOC_OUT 0x40000000
#define IOC_IN 0x80000000u
#define IOC_INOUT 0xC0000000u
#define _WSAIO(group, number) (IOC_VOID | (group) | (number))
#define _WSAIOR(group, number) (IOC_OUT | (group) | (number))
#define _WSAIOW(group, number) (IOC_IN | (group) | (number))
#define _WSAIORW(group, number) (IOC_INOUT | (group) | (number))

#define SIO_ASSOCIATE_HANDLE 0x88000001u
#define SIO_ENABLE_CIRCULAR_QUEUEING 0x28000002u
#define SIO_FIND_ROUTE 0x48000003u
#define SIO_FLUSH 0x28000004u
#define SIO_GET_BROADCAST_ADDRESS 0x48000005u
#define SIO_GET_EXTENSION_FUNCTION_POINTER 0xC8000006u
#define SIO_GET_QOS 0xC8000007u
#define SIO_GET_GROUP_QOS 0xC8000008u
#define SIO_MULTIPOINT_LOOPBACK 0x88000009u
#define SIO_MULTICAST_SCOPE 0x8800000Au
#define SIO_SET_QOS 0x8800000Bu
#define SIO_SET_GROUP_QOS 0x8800000Cu
#define SIO_TRANSLATE_HANDLE 0xC800000Du
#define SIO_ROUTING_INTERFACE_QUERY 0xC8000014u
#define SIO_ROUTING_INTERFACE_CHANGE 0x88000015u
#define SIO_ADDRESS_LIST_QUERY 0x48000016u
#define SIO_ADDRESS_LIST_CHANGE 0x28000017u
#define SIO_QUERY_TARGET_PNP_HANDLE 0x48000018u
#define SIO_ADDRESS_LIST_SORT 0xC8000019u
#define SIO_BSP_HANDLE 0x4800001Bu
#define SIO_BSP_HANDLE_SELECT 0x4800001Cu
#define SIO_BSP_HANDLE_POLL 0x4800001Du
#define SIO_BASE_HANDLE 0x48000022u
#define SIO_GET_MULTIPLE_EXTENSION_FUNCTION_POINTER 0xC8000024u
#define SIO_QUERY_RSS_PROCESSOR_INFO 0x48000025u

typedef struct sockaddr {
  ADDRESS_FAMILY sa_family;
  CHAR sa_data[14];
} SOCKADDR, *PSOCKADDR, *LPSOCKADDR;

typedef struct sockaddr_in {
  ADDRESS_FAMILY sin_family;
  USHORT sin_port;
  IN_ADDR sin_addr;
  CHAR sin_zero[8];
} SOCKADDR_IN, *PSOCKADDR_IN, *LPSOCKADDR_IN;

typedef struct sockaddr_storage {
  ADDRESS_FAMILY ss_family;
  CHAR __ss_pad1[6];
  long long __ss_align;
  CHAR __ss_pad2[112];
} SOCKADDR_STORAGE, *PSOCKADDR_STORAGE, *LPSOCKADDR_STORAGE, SOCKADDR_STORAGE_LH, *PSOCKADDR_STORAGE_LH,
    *LPSOCKADDR_STORAGE_LH;

typedef struct _SOCKET_ADDRESS {
  LPSOCKADDR lpSockaddr;
  INT iSockaddrLength;
} SOCKET_ADDRESS, *PSOCKET_ADDRESS, *LPSOCKET_ADDRESS;

typedef struct _SOCKET_ADDRESS_LIST {
  INT iAddressCount;
  SOCKET_ADDRESS Address[1];
} SOCKET_ADDRESS_LIST, *PSOCKET_ADDRESS_LIST, *LPSOCKET_ADDRESS_LIST;

typedef struct _CSADDR_INFO {
  SOCKET_ADDRESS LocalAddr;
  SOCKET_ADDRESS RemoteAddr;
  INT iSocketType;
  INT iProtocol;
} CSADDR_INFO, *PCSADDR_INFO, *LPCSADDR_INFO;

typedef struct _WSABUF {
  ULONG len;
  CHAR *buf;
} WSABUF, *LPWSABUF;

typedef struct _WSAMSG {
  LPSOCKADDR name;
  INT namelen;
  LPWSABUF lpBuffers;
  ULONG dwBufferCount;
  WSABUF Control;
  ULONG dwFlags;
} WSAMSG, *PWSAMSG, *LPWSAMSG;

typedef struct cmsghdr {
  SIZE_T cmsg_len;
  INT cmsg_level;
  INT cmsg_type;
} WSACMSGHDR, *PWSACMSGHDR, *LPWSACMSGHDR;
typedef WSACMSGHDR CMSGHDR, *PCMSGHDR;

/* A control buffer is a row of headers, each followed by its data, all on 8-byte boundaries. */
#define WSA_CMSGHDR_ALIGN(length) (((length) + 7) & ~(SIZE_T)7)
#define WSA_CMSGDATA_ALIGN(length) (((length) + 7) & ~(SIZE_T)7)
#define WSA_CMSG_DATA(header) ((UCHAR *)(header) + WSA_CMSGDATA_ALIGN(sizeof(WSACMSGHDR)))
#define WSA_CMSG_LEN(length) (WSA_CMSGDATA_ALIGN(sizeof(WSACMSGHDR)) + (length))
#define WSA_CMSG_SPACE(length) (WSA_CMSGDATA_ALIGN(sizeof(WSACMSGHDR)) + WSA_CMSGHDR_ALIGN(length))
#define WSA_CMSG_FIRSTHDR(message) \
  ((message)->Control.len >= sizeof(WSACMSGHDR) ? (LPWSACMSGHDR)(void *)(message)->Control.buf : (LPWSACMSGHDR)0)
#define IOCP_CMSG_AFTER(header) ((CHAR *)(header) + WSA_CMSGHDR_ALIGN((header)->cmsg_len))
#define WSA_CMSG_NXTHDR(message, header)                                                                     \
  ((header) == (LPWSACMSGHDR)0 ? WSA_CMSG_FIRSTHDR(message)                                                  \
   : IOCP_CMSG_AFTER(header) + sizeof(WSACMSGHDR) > (message)->Control.buf + (message)->Control.len          \
       ? (LPWSACMSGHDR)0                                                                                     \
       : (LPWSACMSGHDR)(void *)IOCP_CMSG_AFTER(header))

typedef enum _SCOPE_LEVEL {
  ScopeLevelInterface = 1,
  ScopeLevelLink = 2,
  ScopeLevelSubnet = 3,
  ScopeLevelAdmin = 4,
  ScopeLevelSite = 5,
  ScopeLevelOrganization = 8,
  ScopeLevelGlobal = 14,
  ScopeLevelCount = 16
} SCOPE_LEVEL;

typedef struct _SCOPE_ID {
  _ANONYMOUS_UNION union {
    _ANONYMOUS_STRUCT struct {
      ULONG Zone : 28;
      ULONG Level : 4;
    } DUMMYSTRUCTNAME;
    ULONG Value;
  } DUMMYUNIONNAME;
} SCOPE_ID, *PSCOPE_ID;

/* --- Name resolution --- */
typedef struct addrinfo {
  int ai_flags;
  int ai_family;
  int ai_socktype;
  int ai_protocol;
  size_t ai_addrlen;
  char *ai_canonname;
  struct sockaddr *ai_addr;
  struct addrinfo *ai_next;
} ADDRINFOA, *PADDRINFOA;

typedef struct addrinfoW {
  int ai_flags;
  int ai_family;
  int ai_socktype;
  int ai_protocol;
  size_t ai_addrlen;
  PWSTR ai_canonname;
  struct sockaddr *ai_addr;
  struct addrinfoW *ai_next;
} ADDRINFOW, *PADDRINFOW;
#ifdef UNICODE
typedef ADDRINFOW ADDRINFOT, *PADDRINFOT;
#else
typedef ADDRINFOA ADDRINFOT, *PADDRINFOT;
#endif
typedef ADDRINFOA ADDRINFO, *LPADDRINFO;

#define AI_PASSIVE 0x00000001
#define AI_CANONNAME 0x00000002
#define AI_NUMERICHOST 0x00000004
#define AI_NUMERICSERV 0x00000008
#define AI_DNS_ONLY 0x00000010
#define AI_ALL 0x00000100
#define AI_ADDRCONFIG 0x00000400
#define AI_V4MAPPED 0x00000800
#define AI_NON_AUTHORITATIVE 0x00004000
#define AI_SECURE 0x00008000
#define AI_RETURN_PREFERRED_NAMES 0x00010000
#define AI_FQDN 0x00020000
#define AI_FILESERVER 0x00040000
#define NS_ALL 0
#define NS_DNS 12

IOCP_STATIC_ASSERT(sizeof(SOCKADDR) == 16 && sizeof(SOCKADDR_IN) == 16, "socket addresses are 16 bytes");
IOCP_STATIC_ASSERT(sizeof(SOCKADDR_STORAGE) == 128, "SOCKADDR_STORAGE is 128 bytes");
IOCP_STATIC_ASSERT(sizeof(WSABUF) == 16 && sizeof(WSAMSG) == 56, "buffers and messages");
IOCP_STATIC_ASSERT(sizeof(WSACMSGHDR) == 16 && sizeof(ADDRINFOA) == 48, "headers and address records");

#endif /* _WS2DEF_ */
