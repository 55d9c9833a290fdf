/* SPDX-License-Identifier: Apache-2.0 */
/* Windows Sockets 2: sockets, overlapped calls, events, select. Follows the "winsock2.h header" pages.
   Functions that also exist in libc have symbols of their own (iocp_send for send): both can live in one program. */
#ifndef _WINSOCK2API_
#define _WINSOCK2API_
#ifndef _WINSOCKAPI_
#define _WINSOCKAPI_
#endif

#include "iocp_keywords.h"

/* The system's own declarations of the names that follow have to be out of the way first. */
#ifdef IOCP_FD_SETSIZE_GIVEN
#undef FD_SETSIZE
#elif defined(FD_SETSIZE) && !defined(_SYS_SELECT_H)
#pragma push_macro("FD_SETSIZE")
#undef FD_SETSIZE
#define IOCP_FD_SETSIZE_GIVEN 1
#endif
#include <poll.h>
#include <sys/select.h>
#include <sys/time.h>
#include <sys/types.h>
#include <unistd.h>

#ifdef IOCP_FD_SETSIZE_GIVEN
#undef FD_SETSIZE
#pragma pop_macro("FD_SETSIZE")
#else
/* The system says FD_SETSIZE __FD_SETSIZE. Any other definition is the program's. */
#pragma push_macro("__FD_SETSIZE")
#undef __FD_SETSIZE
#define __FD_SETSIZE 7654321
#if FD_SETSIZE == 7654321
#undef FD_SETSIZE
#define FD_SETSIZE 64
#endif
#pragma pop_macro("__FD_SETSIZE")
#endif

#undef FD_CLR
#undef FD_ISSET
#undef FD_SET
#undef FD_ZERO
#undef FIONBIO
#undef FIONREAD
#undef FIOASYNC
#undef SIOCATMARK
#undef POLLERR
#undef POLLHUP
#undef POLLIN
#undef POLLNVAL
#undef POLLOUT
#undef POLLPRI
#undef POLLRDBAND
#undef POLLRDNORM
#undef POLLWRBAND
#undef POLLWRNORM
#define fd_set iocp_fd_set
#define gethostname iocp_gethostname
#define pollfd iocp_pollfd
#define select iocp_select
#define socklen_t iocp_socklen_t
#define u_long iocp_u_long
typedef int iocp_socklen_t;
typedef unsigned int iocp_u_long;
typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;

#include "windows.h"
#include "ws2def.h"
#include "qos.h"

#define WSAAPI
#define WINSOCK_API_LINKAGE IOCP_API
#define WINSOCK_VERSION 0x0202

typedef UINT_PTR SOCKET;
typedef unsigned int GROUP;
typedef HANDLE WSAEVENT, *LPWSAEVENT;
typedef OVERLAPPED WSAOVERLAPPED;
typedef struct _OVERLAPPED *LPWSAOVERLAPPED;

#define INVALID_SOCKET ((SOCKET)0xFFFFFFFFFFFFFFFFul)
#define SOCKET_ERROR (-1)
#define FROM_PROTOCOL_INFO (-1)
#define SOMAXCONN 0x7fffffff
#define SOMAXCONN_HINT(n) (-(n))
#define MAXGETHOSTSTRUCT 1024

/* --- select --- */
typedef struct fd_set {
  UINT fd_count;
  SOCKET fd_array[FD_SETSIZE];
} fd_set;
typedef struct fd_set *PFD_SET, *LPFD_SET;
typedef struct timeval TIMEVAL, *PTIMEVAL, *LPTIMEVAL;

FORCEINLINE void iocp_fd_clear(SOCKET s, fd_set *set) {
  for (UINT i = 0; i < set->fd_count; i++)
    if (set->fd_array[i] == s) {
      for (set->fd_count--; i < set->fd_count; i++) set->fd_array[i] = set->fd_array[i + 1];
      return;
    }
}
FORCEINLINE void iocp_fd_add(SOCKET s, fd_set *set) {
  for (UINT i = 0; i < set->fd_count; i++)
    if (set->fd_array[i] == s) return;
  if (set->fd_count < FD_SETSIZE) set->fd_array[set->fd_count++] = s;
}
#define FD_CLR(s, set) iocp_fd_clear((SOCKET)(s), (fd_set *)(set))
#define FD_SET(s, set) iocp_fd_add((SOCKET)(s), (fd_set *)(set))
#define FD_ZERO(set) ((void)(((fd_set *)(set))->fd_count = 0))
#define FD_ISSET(s, set) __WSAFDIsSet((SOCKET)(s), (fd_set *)(set))

/* --- ioctlsocket --- */
#ifndef _IO
#define IOCPARM_MASK 0x7f
#define _IO(group, number) (IOC_VOID | ((group) << 8) | (number))
#define _IOR(group, number, type) (IOC_OUT | ((sizeof(type) & 0x7f) << 16) | ((group) << 8) | (number))
#define _IOW(group, number, type) (IOC_IN | ((sizeof(type) & 0x7f) << 16) | ((group) << 8) | (number))
#endif
#define FIONREAD 0x4004667Fu
#define FIONBIO 0x8004667Eu
#define FIOASYNC 0x8004667Du
#define SIOCSHIWAT 0x80047300u
#define SIOCGHIWAT 0x40047301u
#define SIOCSLOWAT 0x80047302u
#define SIOCGLOWAT 0x40047303u
#define SIOCATMARK 0x40047307u

/* --- Flags and options --- */
#define MSG_OOB 0x1
#define MSG_PEEK 0x2
#define MSG_DONTROUTE 0x4
#define MSG_WAITALL 0x8
#define MSG_INTERRUPT 0x10
#define MSG_PUSH_IMMEDIATE 0x20
#define MSG_TRUNC 0x0100
#define MSG_CTRUNC 0x0200
#define MSG_BCAST 0x0400
#define MSG_MCAST 0x0800
#define MSG_ERRQUEUE 0x1000
#define MSG_PARTIAL 0x8000
#define MSG_MAXIOVLEN 16

#define SD_RECEIVE 0
#define SD_SEND 1
#define SD_BOTH 2

#define TCP_NODELAY 0x0001
#define TCP_BSDURGENT 0x7000
#ifdef UNICODE
#define SO_PROTOCOL_INFO SO_PROTOCOL_INFOW
#else
#define SO_PROTOCOL_INFO SO_PROTOCOL_INFOA
#endif

#define WSA_FLAG_OVERLAPPED 0x01
#define WSA_FLAG_MULTIPOINT_C_ROOT 0x02
#define WSA_FLAG_MULTIPOINT_C_LEAF 0x04
#define WSA_FLAG_MULTIPOINT_D_ROOT 0x08
#define WSA_FLAG_MULTIPOINT_D_LEAF 0x10
#define WSA_FLAG_ACCESS_SYSTEM_SECURITY 0x40
#define WSA_FLAG_NO_HANDLE_INHERIT 0x80
#define WSA_FLAG_REGISTERED_IO 0x100

#define LUP_DEEP 0x0001
#define LUP_RETURN_NAME 0x0010
#define LUP_RETURN_ADDR 0x0100
#define LUP_RETURN_BLOB 0x0200
#define LUP_FLUSHCACHE 0x1000
#define SG_UNCONSTRAINED_GROUP 0x01
#define SG_CONSTRAINED_GROUP 0x02
#define CF_ACCEPT 0x0000
#define CF_REJECT 0x0001
#define CF_DEFER 0x0002
#define XP1_CONNECTIONLESS 0x00000001
#define XP1_GUARANTEED_DELIVERY 0x00000002
#define XP1_GUARANTEED_ORDER 0x00000004
#define XP1_MESSAGE_ORIENTED 0x00000008
#define XP1_PSEUDO_STREAM 0x00000010
#define XP1_GRACEFUL_CLOSE 0x00000020
#define XP1_EXPEDITED_DATA 0x00000040
#define XP1_SUPPORT_BROADCAST 0x00000200
#define XP1_SUPPORT_MULTIPOINT 0x00000400
#define XP1_IFS_HANDLES 0x00020000
#define BIGENDIAN 0x0000
#define LITTLEENDIAN 0x0001

/* --- Results that are Windows error codes under another name --- */
#define WSA_IO_PENDING 997
#define WSA_IO_INCOMPLETE 996
#define WSA_INVALID_HANDLE 6
#define WSA_INVALID_PARAMETER 87
#define WSA_NOT_ENOUGH_MEMORY 8
#define WSA_OPERATION_ABORTED 995
#define WSA_INVALID_EVENT ((WSAEVENT)0)
#define WSA_MAXIMUM_WAIT_EVENTS 64
#define WSA_WAIT_FAILED 0xFFFFFFFFu
#define WSA_WAIT_EVENT_0 0u
#define WSA_WAIT_IO_COMPLETION 0x000000C0u
#define WSA_WAIT_TIMEOUT 258
#define WSA_INFINITE 0xFFFFFFFFu
#define h_errno WSAGetLastError()
#define HOST_NOT_FOUND WSAHOST_NOT_FOUND
#define TRY_AGAIN WSATRY_AGAIN
#define NO_RECOVERY WSANO_RECOVERY
#define NO_DATA WSANO_DATA
#define NO_ADDRESS WSANO_DATA

/* --- Network events --- */
#define FD_READ_BIT 0
#define FD_WRITE_BIT 1
#define FD_OOB_BIT 2
#define FD_ACCEPT_BIT 3
#define FD_CONNECT_BIT 4
#define FD_CLOSE_BIT 5
#define FD_QOS_BIT 6
#define FD_GROUP_QOS_BIT 7
#define FD_ROUTING_INTERFACE_CHANGE_BIT 8
#define FD_ADDRESS_LIST_CHANGE_BIT 9
#define FD_READ 0x001
#define FD_WRITE 0x002
#define FD_OOB 0x004
#define FD_ACCEPT 0x008
#define FD_CONNECT 0x010
#define FD_CLOSE 0x020
#define FD_QOS 0x040
#define FD_GROUP_QOS 0x080
#define FD_ROUTING_INTERFACE_CHANGE 0x100
#define FD_ADDRESS_LIST_CHANGE 0x200
#define FD_MAX_EVENTS 10
#define FD_ALL_EVENTS 0x3ff
#define WSAGETSELECTEVENT(l) LOWORD(l)
#define WSAGETSELECTERROR(l) HIWORD(l)
#define WSAMAKESELECTREPLY(event, error) MAKELONG(event, error)

typedef struct _WSANETWORKEVENTS {
  LONG lNetworkEvents;
  int iErrorCode[FD_MAX_EVENTS];
} WSANETWORKEVENTS, *LPWSANETWORKEVENTS;

/* --- WSAPoll --- */
#define POLLERR 0x0001
#define POLLHUP 0x0002
#define POLLNVAL 0x0004
#define POLLWRNORM 0x0010
#define POLLOUT 0x0010
#define POLLWRBAND 0x0020
#define POLLRDNORM 0x0100
#define POLLRDBAND 0x0200
#define POLLIN 0x0300
#define POLLPRI 0x0400
typedef struct pollfd {
  SOCKET fd;
  SHORT events;
  SHORT revents;
} WSAPOLLFD, *PWSAPOLLFD, *LPWSAPOLLFD;

/* --- Structures --- */
#define WSADESCRIPTION_LEN 256
#define WSASYS_STATUS_LEN 128
typedef struct WSAData {
  WORD wVersion;
  WORD wHighVersion;
  unsigned short iMaxSockets;
  unsigned short iMaxUdpDg;
  char *lpVendorInfo;
  char szDescription[WSADESCRIPTION_LEN + 1];
  char szSystemStatus[WSASYS_STATUS_LEN + 1];
} WSADATA, *LPWSADATA;

struct hostent {
  char *h_name;
  char **h_aliases;
  short h_addrtype;
  short h_length;
  char **h_addr_list;
};
#define h_addr h_addr_list[0]
typedef struct hostent HOSTENT, *PHOSTENT, *LPHOSTENT;

struct servent {
  char *s_name;
  char **s_aliases;
  char *s_proto;
  short s_port;
};
typedef struct servent SERVENT, *PSERVENT, *LPSERVENT;

struct protoent {
  char *p_name;
  char **p_aliases;
  short p_proto;
};
typedef struct protoent PROTOENT, *PPROTOENT, *LPPROTOENT;

struct linger {
  u_short l_onoff;
  u_short l_linger;
};
typedef struct linger LINGER, *PLINGER, *LPLINGER;

typedef struct _QualityOfService {
  FLOWSPEC SendingFlowspec;
  FLOWSPEC ReceivingFlowspec;
  WSABUF ProviderSpecific;
} QOS, *LPQOS;

#define MAX_PROTOCOL_CHAIN 7
#define BASE_PROTOCOL 1
#define LAYERED_PROTOCOL 0
#define WSAPROTOCOL_LEN 255
typedef struct _WSAPROTOCOLCHAIN {
  int ChainLen;
  DWORD ChainEntries[MAX_PROTOCOL_CHAIN];
} WSAPROTOCOLCHAIN, *LPWSAPROTOCOLCHAIN;

typedef struct _WSAPROTOCOL_INFOA {
  DWORD dwServiceFlags1;
  DWORD dwServiceFlags2;
  DWORD dwServiceFlags3;
  DWORD dwServiceFlags4;
  DWORD dwProviderFlags;
  GUID ProviderId;
  DWORD dwCatalogEntryId;
  WSAPROTOCOLCHAIN ProtocolChain;
  int iVersion;
  int iAddressFamily;
  int iMaxSockAddr;
  int iMinSockAddr;
  int iSocketType;
  int iProtocol;
  int iProtocolMaxOffset;
  int iNetworkByteOrder;
  int iSecurityScheme;
  DWORD dwMessageSize;
  DWORD dwProviderReserved;
  CHAR szProtocol[WSAPROTOCOL_LEN + 1];
} WSAPROTOCOL_INFOA, *LPWSAPROTOCOL_INFOA;

typedef struct _WSAPROTOCOL_INFOW {
  DWORD dwServiceFlags1;
  DWORD dwServiceFlags2;
  DWORD dwServiceFlags3;
  DWORD dwServiceFlags4;
  DWORD dwProviderFlags;
  GUID ProviderId;
  DWORD dwCatalogEntryId;
  WSAPROTOCOLCHAIN ProtocolChain;
  int iVersion;
  int iAddressFamily;
  int iMaxSockAddr;
  int iMinSockAddr;
  int iSocketType;
  int iProtocol;
  int iProtocolMaxOffset;
  int iNetworkByteOrder;
  int iSecurityScheme;
  DWORD dwMessageSize;
  DWORD dwProviderReserved;
  WCHAR szProtocol[WSAPROTOCOL_LEN + 1];
} WSAPROTOCOL_INFOW, *LPWSAPROTOCOL_INFOW;
#ifdef UNICODE
typedef WSAPROTOCOL_INFOW WSAPROTOCOL_INFO, *LPWSAPROTOCOL_INFO;
#else
typedef WSAPROTOCOL_INFOA WSAPROTOCOL_INFO, *LPWSAPROTOCOL_INFO;
#endif

typedef int(CALLBACK *LPCONDITIONPROC)(LPWSABUF caller, LPWSABUF caller_data, LPQOS socket_qos, LPQOS group_qos,
                                       LPWSABUF callee, LPWSABUF callee_data, GROUP *group, DWORD_PTR context);
typedef void(CALLBACK *LPWSAOVERLAPPED_COMPLETION_ROUTINE)(DWORD error, DWORD bytes, LPWSAOVERLAPPED overlapped,
                                                           DWORD flags);

/* --- Functions --- */
IOCP_BEGIN_C
WINSOCK_API_LINKAGE int WSAAPI WSAStartup(WORD version, LPWSADATA data);
WINSOCK_API_LINKAGE int WSAAPI WSACleanup(void);
WINSOCK_API_LINKAGE int WSAAPI WSAGetLastError(void);
WINSOCK_API_LINKAGE void WSAAPI WSASetLastError(int error);

WINSOCK_API_LINKAGE SOCKET WSAAPI socket(int family, int type, int protocol) IOCP_SYMBOL("iocp_socket");
WINSOCK_API_LINKAGE SOCKET WSAAPI WSASocketA(int family, int type, int protocol, LPWSAPROTOCOL_INFOA info, GROUP group,
                                             DWORD flags);
WINSOCK_API_LINKAGE SOCKET WSAAPI WSASocketW(int family, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP group,
                                             DWORD flags);
WINSOCK_API_LINKAGE int WSAAPI closesocket(SOCKET s);
WINSOCK_API_LINKAGE int WSAAPI shutdown(SOCKET s, int how) IOCP_SYMBOL("iocp_shutdown");
WINSOCK_API_LINKAGE int WSAAPI bind(SOCKET s, const struct sockaddr *name, int length) IOCP_SYMBOL("iocp_bind");
WINSOCK_API_LINKAGE int WSAAPI listen(SOCKET s, int backlog) IOCP_SYMBOL("iocp_listen");
WINSOCK_API_LINKAGE SOCKET WSAAPI accept(SOCKET s, struct sockaddr *name, int *length) IOCP_SYMBOL("iocp_accept");
WINSOCK_API_LINKAGE SOCKET WSAAPI WSAAccept(SOCKET s, struct sockaddr *name, LPINT length, LPCONDITIONPROC condition,
                                            DWORD_PTR context);
WINSOCK_API_LINKAGE int WSAAPI connect(SOCKET s, const struct sockaddr *name, int length) IOCP_SYMBOL("iocp_connect");
WINSOCK_API_LINKAGE int WSAAPI WSAConnect(SOCKET s, const struct sockaddr *name, int length, LPWSABUF caller,
                                          LPWSABUF callee, LPQOS socket_qos, LPQOS group_qos);
WINSOCK_API_LINKAGE int WSAAPI getsockname(SOCKET s, struct sockaddr *name, int *length)
    IOCP_SYMBOL("iocp_getsockname");
WINSOCK_API_LINKAGE int WSAAPI getpeername(SOCKET s, struct sockaddr *name, int *length)
    IOCP_SYMBOL("iocp_getpeername");
WINSOCK_API_LINKAGE int WSAAPI getsockopt(SOCKET s, int level, int option, char *value, int *length)
    IOCP_SYMBOL("iocp_getsockopt");
WINSOCK_API_LINKAGE int WSAAPI setsockopt(SOCKET s, int level, int option, const char *value, int length)
    IOCP_SYMBOL("iocp_setsockopt");
WINSOCK_API_LINKAGE int WSAAPI ioctlsocket(SOCKET s, LONG command, u_long *argument);
WINSOCK_API_LINKAGE int WSAAPI WSAIoctl(SOCKET s, DWORD code, LPVOID in, DWORD in_size, LPVOID out, DWORD out_size,
                                        LPDWORD returned, LPWSAOVERLAPPED overlapped,
                                        LPWSAOVERLAPPED_COMPLETION_ROUTINE routine);

WINSOCK_API_LINKAGE int WSAAPI recv(SOCKET s, char *buffer, int length, int flags) IOCP_SYMBOL("iocp_recv");
WINSOCK_API_LINKAGE int WSAAPI recvfrom(SOCKET s, char *buffer, int length, int flags, struct sockaddr *from,
                                        int *from_length) IOCP_SYMBOL("iocp_recvfrom");
WINSOCK_API_LINKAGE int WSAAPI send(SOCKET s, const char *buffer, int length, int flags) IOCP_SYMBOL("iocp_send");
WINSOCK_API_LINKAGE int WSAAPI sendto(SOCKET s, const char *buffer, int length, int flags, const struct sockaddr *to,
                                      int to_length) IOCP_SYMBOL("iocp_sendto");
WINSOCK_API_LINKAGE int WSAAPI WSARecv(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD bytes, LPDWORD flags,
                                       LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine);
WINSOCK_API_LINKAGE int WSAAPI WSARecvFrom(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD bytes, LPDWORD flags,
                                           struct sockaddr *from, LPINT from_length, LPWSAOVERLAPPED overlapped,
                                           LPWSAOVERLAPPED_COMPLETION_ROUTINE routine);
WINSOCK_API_LINKAGE int WSAAPI WSARecvDisconnect(SOCKET s, LPWSABUF data);
WINSOCK_API_LINKAGE int WSAAPI WSASendDisconnect(SOCKET s, LPWSABUF data);
WINSOCK_API_LINKAGE int WSAAPI WSASend(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD bytes, DWORD flags,
                                       LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine);
WINSOCK_API_LINKAGE int WSAAPI WSASendTo(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD bytes, DWORD flags,
                                         const struct sockaddr *to, int to_length, LPWSAOVERLAPPED overlapped,
                                         LPWSAOVERLAPPED_COMPLETION_ROUTINE routine);
WINSOCK_API_LINKAGE BOOL WSAAPI WSAGetOverlappedResult(SOCKET s, LPWSAOVERLAPPED overlapped, LPDWORD bytes, BOOL wait,
                                                       LPDWORD flags);

WINSOCK_API_LINKAGE WSAEVENT WSAAPI WSACreateEvent(void);
WINSOCK_API_LINKAGE BOOL WSAAPI WSACloseEvent(WSAEVENT event);
WINSOCK_API_LINKAGE BOOL WSAAPI WSASetEvent(WSAEVENT event);
WINSOCK_API_LINKAGE BOOL WSAAPI WSAResetEvent(WSAEVENT event);
WINSOCK_API_LINKAGE DWORD WSAAPI WSAWaitForMultipleEvents(DWORD count, const WSAEVENT *events, BOOL all,
                                                          DWORD milliseconds, BOOL alertable);
WINSOCK_API_LINKAGE int WSAAPI WSAEventSelect(SOCKET s, WSAEVENT event, LONG events);
WINSOCK_API_LINKAGE int WSAAPI WSAEnumNetworkEvents(SOCKET s, WSAEVENT event, LPWSANETWORKEVENTS events);

WINSOCK_API_LINKAGE int WSAAPI select(int ignored, fd_set *readable, fd_set *writable, fd_set *failed,
                                      const struct timeval *timeout);
WINSOCK_API_LINKAGE int WSAAPI __WSAFDIsSet(SOCKET s, fd_set *set);
WINSOCK_API_LINKAGE int WSAAPI WSAPoll(LPWSAPOLLFD sockets, ULONG count, INT milliseconds);

WINSOCK_API_LINKAGE int WSAAPI gethostname(char *name, int length);
WINSOCK_API_LINKAGE struct hostent *WSAAPI gethostbyname(const char *name) IOCP_SYMBOL("iocp_gethostbyname");
WINSOCK_API_LINKAGE ULONG WSAAPI inet_addr(const char *text) IOCP_SYMBOL("iocp_inet_addr");
WINSOCK_API_LINKAGE char *WSAAPI inet_ntoa(struct in_addr address) IOCP_SYMBOL("iocp_inet_ntoa");
WINSOCK_API_LINKAGE INT WSAAPI WSAAddressToStringA(LPSOCKADDR address, DWORD length, LPWSAPROTOCOL_INFOA info,
    LPSTR text,
                                                   LPDWORD size);
WINSOCK_API_LINKAGE INT WSAAPI WSAStringToAddressA(LPSTR text, INT family, LPWSAPROTOCOL_INFOA info, LPSOCKADDR address,
                                                   LPINT length);
WINSOCK_API_LINKAGE INT WSAAPI WSAAddressToStringW(LPSOCKADDR address, DWORD length, LPWSAPROTOCOL_INFOW info,
                                                   LPWSTR text, LPDWORD size);
WINSOCK_API_LINKAGE INT WSAAPI WSAStringToAddressW(LPWSTR text, INT family, LPWSAPROTOCOL_INFOW info,
                                                   LPSOCKADDR address, LPINT length);
WINSOCK_API_LINKAGE struct hostent *WSAAPI gethostbyaddr(const char *address, int length, int family)
    IOCP_SYMBOL("iocp_gethostbyaddr");
WINSOCK_API_LINKAGE struct servent *WSAAPI getservbyname(const char *name, const char *protocol)
    IOCP_SYMBOL("iocp_getservbyname");
WINSOCK_API_LINKAGE struct servent *WSAAPI getservbyport(int port, const char *protocol)
    IOCP_SYMBOL("iocp_getservbyport");
WINSOCK_API_LINKAGE struct protoent *WSAAPI getprotobyname(const char *name) IOCP_SYMBOL("iocp_getprotobyname");
WINSOCK_API_LINKAGE struct protoent *WSAAPI getprotobynumber(int number) IOCP_SYMBOL("iocp_getprotobynumber");
WINSOCK_API_LINKAGE int WSAAPI WSAEnumProtocolsA(LPINT protocols, LPWSAPROTOCOL_INFOA to, LPDWORD size);
WINSOCK_API_LINKAGE int WSAAPI WSAEnumProtocolsW(LPINT protocols, LPWSAPROTOCOL_INFOW to, LPDWORD size);
WINSOCK_API_LINKAGE int WSAAPI WSAHtonl(SOCKET s, u_long from, u_long *to);
WINSOCK_API_LINKAGE int WSAAPI WSAHtons(SOCKET s, u_short from, u_short *to);
WINSOCK_API_LINKAGE int WSAAPI WSANtohl(SOCKET s, u_long from, u_long *to);
WINSOCK_API_LINKAGE int WSAAPI WSANtohs(SOCKET s, u_short from, u_short *to);
/* Refused: there are no windows, and no name spaces but DNS. */
WINSOCK_API_LINKAGE int WSAAPI WSAAsyncSelect(SOCKET s, HWND window, u_int message, LONG events);
WINSOCK_API_LINKAGE HANDLE WSAAPI WSAAsyncGetHostByName(HWND window, u_int message, const char *name, char *to,
                                                        int room);
WINSOCK_API_LINKAGE int WSAAPI WSACancelAsyncRequest(HANDLE task);
WINSOCK_API_LINKAGE BOOL WSAAPI WSAIsBlocking(void);
WINSOCK_API_LINKAGE int WSAAPI WSACancelBlockingCall(void);
WINSOCK_API_LINKAGE INT WSAAPI WSALookupServiceBeginW(LPVOID query, DWORD flags, LPHANDLE lookup);
WINSOCK_API_LINKAGE INT WSAAPI WSALookupServiceNextW(HANDLE lookup, DWORD flags, LPDWORD size, LPVOID to);
WINSOCK_API_LINKAGE INT WSAAPI WSALookupServiceEnd(HANDLE lookup);
WINSOCK_API_LINKAGE int WSAAPI WSADuplicateSocketA(SOCKET s, DWORD process, LPWSAPROTOCOL_INFOA info);
WINSOCK_API_LINKAGE int WSAAPI WSADuplicateSocketW(SOCKET s, DWORD process, LPWSAPROTOCOL_INFOW info);
IOCP_END_C

/* Byte order. */
IOCP_INLINE u_short htons(u_short n) { return __builtin_bswap16(n); }
IOCP_INLINE u_short ntohs(u_short n) { return __builtin_bswap16(n); }
IOCP_INLINE u_long htonl(u_long n) { return __builtin_bswap32(n); }
IOCP_INLINE u_long ntohl(u_long n) { return __builtin_bswap32(n); }
IOCP_INLINE unsigned long long htonll(unsigned long long n) { return __builtin_bswap64(n); }
IOCP_INLINE unsigned long long ntohll(unsigned long long n) { return __builtin_bswap64(n); }

#ifdef __cplusplus
/* Where long is wider than on Windows, "unsigned long on = 1" still has to work. */
extern "C++" {
inline int ioctlsocket(SOCKET s, LONG command, unsigned long *argument) {
  iocp_u_long value = argument ? static_cast<iocp_u_long>(*argument) : 0;
  int result = ioctlsocket(s, command, argument ? &value : static_cast<iocp_u_long *>(0));
  if (argument) *argument = value;
  return result;
}
inline int ioctlsocket(SOCKET s, LONG command, int *argument) {
  return ioctlsocket(s, command, reinterpret_cast<iocp_u_long *>(argument));
}
}
#endif

#ifdef UNICODE
#define WSASocket WSASocketW
#define WSADuplicateSocket WSADuplicateSocketW
#define WSAAddressToString WSAAddressToStringW
#define WSAStringToAddress WSAStringToAddressW
#define WSAEnumProtocols WSAEnumProtocolsW
#define WSALookupServiceBegin WSALookupServiceBeginW
#define WSALookupServiceNext WSALookupServiceNextW
#else
#define WSASocket WSASocketA
#define WSADuplicateSocket WSADuplicateSocketA
#define WSAAddressToString WSAAddressToStringA
#define WSAEnumProtocols WSAEnumProtocolsA
#define WSAStringToAddress WSAStringToAddressA
#endif

IOCP_STATIC_ASSERT(sizeof(SOCKET) == 8 && sizeof(WSADATA) == 408, "SOCKET and WSADATA");
IOCP_STATIC_ASSERT(sizeof(LINGER) == 4 && sizeof(HOSTENT) == 32, "linger and hostent");
IOCP_STATIC_ASSERT(sizeof(WSAPROTOCOL_INFOA) == 372 && sizeof(WSAPROTOCOL_INFOW) == 628, "protocol records");
IOCP_STATIC_ASSERT(sizeof(WSANETWORKEVENTS) == 44 && sizeof(WSAPOLLFD) == 16, "event records");

#endif /* _WINSOCK2API_ */
