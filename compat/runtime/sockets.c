/* SPDX-License-Identifier: Apache-2.0 */
/* Wide forms of name resolution and address text, the databases of services and protocols, and what Winsock has no
   counterpart for here. Each wide form is its narrow one with text converted. Follows the "ws2tcpip.h" and "winsock2.h"
   pages. */
#include "runtime.h"
#include "inner_sockets.h"
#include "winsock2.h"
#include "ws2tcpip.h"
#include "iphlpapi.h"

/* --- Text and addresses --- */

IOCP_API INT InetPtonW(INT family, PCWSTR text, PVOID to) {
  char *narrow = iocp_inner_narrow(text);
  INT result = narrow && to ? inet_pton(family, narrow, to) : (SetLastError(WSAEFAULT), -1);
  free(narrow);
  return result;
}
IOCP_API PCWSTR InetNtopW(INT family, const VOID *address, PWSTR to, size_t room) {
  char text[64];
  if (!to || !address) return SetLastError(WSAEFAULT), NULL;
  if (!inet_ntop(family, (PVOID)(ULONG_PTR)address, text, sizeof text)) return NULL;
  size_t length = strlen(text);
  if (length >= room) return SetLastError(ERROR_INVALID_PARAMETER), NULL;
  for (size_t i = 0; i <= length; i++) to[i] = (WCHAR)(unsigned char)text[i];
  return to;
}

/* "1.2.3.4:80", "[::1]:80"; without a port it is 0. */
static bool address_text(const SOCKADDR *address, DWORD length, char text[96]) {
  char number[64];
  if (address->sa_family == AF_INET && length >= sizeof(SOCKADDR_IN)) {
    const SOCKADDR_IN *v4 = (const void *)address;
    inet_ntop(AF_INET, (PVOID)&v4->sin_addr, number, sizeof number);
    if (v4->sin_port) snprintf(text, 96, "%s:%u", number, ntohs(v4->sin_port));
    else snprintf(text, 96, "%s", number);
    return true;
  }
  if (address->sa_family != AF_INET6 || length < sizeof(SOCKADDR_IN6)) return false;
  const SOCKADDR_IN6 *v6 = (const void *)address;
  inet_ntop(AF_INET6, (PVOID)&v6->sin6_addr, number, sizeof number);
  char scope[16] = "";
  if (v6->sin6_scope_id) snprintf(scope, sizeof scope, "%%%u", (unsigned)v6->sin6_scope_id);
  if (v6->sin6_port) snprintf(text, 96, "[%s%s]:%u", number, scope, ntohs(v6->sin6_port));
  else snprintf(text, 96, "%s%s", number, scope);
  return true;
}
static INT refuse(int code) { return WSASetLastError(code), SOCKET_ERROR; }

IOCP_API INT WSAAddressToStringA(LPSOCKADDR address, DWORD length, LPWSAPROTOCOL_INFOA info, LPSTR to, LPDWORD room) {
  char text[96];
  (void)info;
  if (!address || !to || !room) return refuse(WSAEFAULT);
  if (!address_text(address, length, text)) return refuse(WSAEINVAL);
  DWORD needed = (DWORD)strlen(text) + 1;
  bool fits = needed <= *room;
  *room = needed;
  if (!fits) return refuse(WSAEFAULT);
  memcpy(to, text, needed);
  return 0;
}
IOCP_API INT WSAAddressToStringW(LPSOCKADDR address, DWORD length, LPWSAPROTOCOL_INFOW info, LPWSTR to, LPDWORD room) {
  char text[96];
  DWORD size = room ? *room : 0;
  (void)info;
  if (!address || !to || !room) return refuse(WSAEFAULT);
  if (!address_text(address, length, text)) return refuse(WSAEINVAL);
  *room = (DWORD)strlen(text) + 1;
  if (*room > size) return refuse(WSAEFAULT);
  for (DWORD i = 0; i < *room; i++) to[i] = (WCHAR)(unsigned char)text[i];
  return 0;
}

IOCP_API INT WSAStringToAddressA(LPSTR text, INT family, LPWSAPROTOCOL_INFOA info, LPSOCKADDR to, LPINT length) {
  (void)info;
  if (!text || !to || !length) return refuse(WSAEFAULT);
  char name[80];
  INT size = family == AF_INET ? (INT)sizeof(SOCKADDR_IN) : (INT)sizeof(SOCKADDR_IN6);
  if (family != AF_INET && family != AF_INET6) return refuse(WSAEINVAL);
  if (*length < size) return *length = size, refuse(WSAEFAULT);
  char *port = NULL, *end = NULL, *scope = NULL;
  if (strlen(text) >= sizeof name) return refuse(WSAEINVAL);
  strcpy(name, *text == '[' ? text + 1 : text);
  if (family == AF_INET) port = strchr(name, ':');
  else if (*text == '[' && (end = strchr(name, ']'))) *end = 0, port = end[1] == ':' ? end + 1 : NULL;
  if (*text == '[' && (family == AF_INET || !end || (end[1] && !port))) return refuse(WSAEINVAL);
  unsigned long number = 0;
  if (port) {
    *port++ = 0;
    number = strtoul(port, &end, 10);
    if (end == port || *end || number > 65535) return refuse(WSAEINVAL);
  }
  if (family == AF_INET6 && (scope = strchr(name, '%'))) *scope++ = 0;
  memset(to, 0, (size_t)size);
  *length = size;
  void *where = family == AF_INET ? (void *)&((SOCKADDR_IN *)(void *)to)->sin_addr
                                  : (void *)&((SOCKADDR_IN6 *)(void *)to)->sin6_addr;
  if (inet_pton(family, name, where) != 1) return refuse(WSAEINVAL);
  to->sa_family = (ADDRESS_FAMILY)family;
  ((SOCKADDR_IN *)(void *)to)->sin_port = htons((u_short)number);
  if (scope) ((SOCKADDR_IN6 *)(void *)to)->sin6_scope_id = (ULONG)strtoul(scope, NULL, 10);
  return 0;
}
IOCP_API INT WSAStringToAddressW(LPWSTR text, INT family, LPWSAPROTOCOL_INFOW info, LPSOCKADDR to, LPINT length) {
  (void)info;
  char *narrow = iocp_inner_narrow(text);
  INT result = WSAStringToAddressA(narrow, family, NULL, to, length);
  free(narrow);
  return result;
}

/* --- Name resolution --- */

IOCP_API VOID FreeAddrInfoW(PADDRINFOW list) {
  while (list) {
    PADDRINFOW next = list->ai_next;
    free(list->ai_canonname);
    free(list);
    list = next;
  }
}
IOCP_API INT GetAddrInfoW(PCWSTR node, PCWSTR service, const ADDRINFOW *hints, PADDRINFOW *result) {
  char *narrow_node = iocp_inner_narrow(node), *narrow_service = iocp_inner_narrow(service);
  ADDRINFOA narrow_hints, *list = NULL;
  if (!result) return free(narrow_node), free(narrow_service), WSAEFAULT;
  *result = NULL;
  if (hints) {
    memset(&narrow_hints, 0, sizeof narrow_hints);
    narrow_hints.ai_flags = hints->ai_flags;
    narrow_hints.ai_family = hints->ai_family;
    narrow_hints.ai_socktype = hints->ai_socktype;
    narrow_hints.ai_protocol = hints->ai_protocol;
  }
  INT error = getaddrinfo(narrow_node, narrow_service, hints ? &narrow_hints : NULL, &list);
  free(narrow_node);
  free(narrow_service);
  PADDRINFOW *last = result;
  for (const ADDRINFOA *at = error ? NULL : list; at; at = at->ai_next) {
    /* The address lies behind its record. */
    PADDRINFOW copy = calloc(1, sizeof *copy + at->ai_addrlen);
    if (!copy) {
      FreeAddrInfoW(*result);
      *result = NULL;
      error = WSA_NOT_ENOUGH_MEMORY;
      break;
    }
    *copy = (ADDRINFOW){at->ai_flags, at->ai_family, at->ai_socktype, at->ai_protocol, at->ai_addrlen,
                        iocp_inner_wide(at->ai_canonname), (struct sockaddr *)(void *)(copy + 1), NULL};
    memcpy(copy + 1, at->ai_addr, at->ai_addrlen);
    *last = copy;
    last = &copy->ai_next;
  }
  if (list) freeaddrinfo(list);
  return error;
}
IOCP_API INT GetNameInfoW(const SOCKADDR *address, socklen_t length, PWCHAR node, DWORD node_room, PWCHAR service,
                          DWORD service_room, INT flags) {
  char narrow_node[NI_MAXHOST] = "", narrow_service[NI_MAXSERV] = "";
  INT error = getnameinfo(address, length, node ? narrow_node : NULL, node ? sizeof narrow_node : 0,
                          service ? narrow_service : NULL, service ? sizeof narrow_service : 0, flags);
  if (error) return error;
  struct { const char *from; PWCHAR to; DWORD room; } parts[] = {{narrow_node, node, node_room},
                                                                  {narrow_service, service, service_room}};
  for (int i = 0; i < 2; i++) {
    if (!parts[i].to || !parts[i].room) continue;
    size_t units = iocp_inner_to_utf16(parts[i].from, strlen(parts[i].from), parts[i].to, parts[i].room - 1, NULL);
    if (units >= parts[i].room) return SetLastError(ERROR_INSUFFICIENT_BUFFER), ERROR_INSUFFICIENT_BUFFER;
    parts[i].to[units] = 0;
  }
  return 0;
}
IOCP_API int GetHostNameW(PWSTR to, int room) {
  char name[256];
  if (!to) return refuse(WSAEFAULT);
  if (gethostname(name, sizeof name)) return SOCKET_ERROR;
  size_t units = iocp_inner_to_utf16(name, strlen(name), to, room > 0 ? (size_t)room - 1 : 0, NULL);
  if (room <= 0 || units >= (size_t)room) return refuse(WSAEFAULT);
  to[units] = 0;
  return 0;
}

/* One answer per thread, until its next question. */
struct answer {
  struct hostent host;
  struct servent service;
  struct protoent protocol;
  char name[NI_MAXHOST], other[64], address[16];
  char *addresses[2], *none[1];
};
static struct answer *new_answer(void) {
  struct answer *answer = iocp_inner_thread_memory(IOCP_HOST_ANSWER, sizeof *answer);
  if (!answer) SetLastError(WSAENOBUFS);
  return answer;
}

IOCP_API struct hostent *gethostbyaddr(const char *address, int length, int family) {
  SOCKADDR_STORAGE where;
  memset(&where, 0, sizeof where);
  if (!address) return SetLastError(WSAEFAULT), NULL;
  int size = family == AF_INET ? 4 : family == AF_INET6 ? 16 : -1;
  if (size < 0) return SetLastError(WSAEAFNOSUPPORT), NULL;
  if (length < size) return SetLastError(WSAEFAULT), NULL;
  struct answer *answer = new_answer();
  if (!answer) return NULL;
  where.ss_family = (ADDRESS_FAMILY)family;
  memcpy((char *)&where + (size == 4 ? 4 : 8), address, (size_t)size);
  INT error = getnameinfo((SOCKADDR *)&where, size == 4 ? (int)sizeof(SOCKADDR_IN) : (int)sizeof(SOCKADDR_IN6),
                          answer->name, sizeof answer->name, NULL, 0, NI_NAMEREQD);
  if (error) return SetLastError((DWORD)error), NULL;
  memcpy(answer->address, address, (size_t)size);
  answer->addresses[0] = answer->address;
  answer->host = (struct hostent){answer->name, answer->none, (short)family, (short)size, answer->addresses};
  return &answer->host;
}

/* The files of services(5) and protocols(5), read here: libc's records are laid out otherwise. */
static struct answer *find_line(const char *path, const char *wanted, long number, const char *protocol) {
  struct answer *answer = new_answer();
  if (!answer) return NULL;
  FILE *file = fopen(path, "re");
  char line[512];
  bool found = false;
  while (file && !found && fgets(line, sizeof line, file)) {
    line[strcspn(line, "#\n")] = 0;
    char *rest, *name = strtok_r(line, " \t", &rest), *value = name ? strtok_r(NULL, " \t", &rest) : NULL;
    if (!value) continue;
    char *slash = strchr(value, '/');
    if (slash) *slash++ = 0;
    if (protocol && (!slash || strcmp(slash, protocol))) continue;
    bool fits = wanted ? !strcmp(name, wanted) : strtol(value, NULL, 10) == number;
    for (char *alias; wanted && !fits && (alias = strtok_r(NULL, " \t", &rest));) fits = !strcmp(alias, wanted);
    if (!fits) continue;
    found = true;
    snprintf(answer->name, sizeof answer->name, "%s", name);
    snprintf(answer->other, sizeof answer->other, "%s", slash ? slash : "");
    answer->service = (struct servent){answer->name, answer->none, answer->other, (short)htons((u_short)atoi(value))};
    answer->protocol = (struct protoent){answer->name, answer->none, (short)atoi(value)};
  }
  if (file) fclose(file);
  if (!found) SetLastError(WSANO_DATA);
  return found ? answer : NULL;
}
IOCP_API struct servent *getservbyname(const char *name, const char *protocol) {
  if (!name) return SetLastError(WSAEFAULT), NULL;
  struct answer *answer = find_line("/etc/services", name, 0, protocol);
  return answer ? &answer->service : NULL;
}
IOCP_API struct servent *getservbyport(int port, const char *protocol) {
  struct answer *answer = find_line("/etc/services", NULL, ntohs((u_short)port), protocol);
  return answer ? &answer->service : NULL;
}
/* The common ones are known without the file. */
IOCP_API struct protoent *getprotobyname(const char *name) {
  static const struct { const char *name; short number; } common[] = {{"ip", 0}, {"icmp", 1}, {"tcp", 6}, {"udp", 17}};
  if (!name) return SetLastError(WSAEFAULT), NULL;
  for (int i = 0; i < 4; i++)
    if (!strcmp(name, common[i].name)) {
      struct answer *answer = new_answer();
      if (!answer) return NULL;
      snprintf(answer->name, sizeof answer->name, "%s", name);
      answer->protocol = (struct protoent){answer->name, answer->none, common[i].number};
      return &answer->protocol;
    }
  struct answer *answer = find_line("/etc/protocols", name, 0, NULL);
  return answer ? &answer->protocol : NULL;
}
IOCP_API struct protoent *getprotobynumber(int number) {
  struct answer *answer = find_line("/etc/protocols", NULL, number, NULL);
  return answer ? &answer->protocol : NULL;
}

/* --- TCP and UDP over both families: what WSAEnumProtocols tells --- */

static const struct { int family, type, protocol, size; const char *name; } providers[] = {
    {2, 1, 6, 16, "TCP/IP"}, {2, 2, 17, 16, "UDP/IP"}, {23, 1, 6, 28, "TCP/IPv6"}, {23, 2, 17, 28, "UDP/IPv6"}};

#define ENUMERATE(record, put_name)                                                                             \
  DWORD needed = 0;                                                                                             \
  int count = 0;                                                                                                \
  if (!size) return refuse(WSAEFAULT);                                                                          \
  for (int pass = 0; pass < 2; pass++) {                                                                        \
    if (pass && (!to || *size < needed)) return *size = needed, refuse(WSAENOBUFS);                             \
    count = 0;                                                                                                  \
    for (int i = 0; i < 4; i++) {                                                                               \
      bool wanted = !protocols;                                                                                 \
      for (const INT *p = protocols; p && *p; p++) wanted |= *p == providers[i].protocol;                       \
      if (!wanted) continue;                                                                                    \
      if (!pass) { needed += (DWORD)sizeof(record); continue; }                                                 \
      record *entry = to + count++;                                                                             \
      memset(entry, 0, sizeof *entry);                                                                          \
      entry->dwServiceFlags1 = XP1_IFS_HANDLES |                                                                \
          (providers[i].type == 1 ? XP1_GUARANTEED_DELIVERY | XP1_GUARANTEED_ORDER | XP1_GRACEFUL_CLOSE         \
                                  : XP1_CONNECTIONLESS | XP1_MESSAGE_ORIENTED | XP1_SUPPORT_BROADCAST);         \
      entry->dwProviderFlags = 8;                                                                               \
      entry->dwCatalogEntryId = 1001 + (DWORD)i;                                                                \
      entry->ProtocolChain.ChainLen = BASE_PROTOCOL;                                                            \
      entry->iVersion = 2;                                                                                      \
      entry->iAddressFamily = providers[i].family;                                                              \
      entry->iMaxSockAddr = entry->iMinSockAddr = providers[i].size;                                            \
      entry->iSocketType = providers[i].type;                                                                   \
      entry->iProtocol = providers[i].protocol;                                                                 \
      entry->dwMessageSize = providers[i].type == 1 ? 0 : 65467;                                                \
      put_name;                                                                                                 \
    }                                                                                                           \
  }                                                                                                             \
  return count

IOCP_API int WSAEnumProtocolsA(LPINT protocols, LPWSAPROTOCOL_INFOA to, LPDWORD size) {
  ENUMERATE(WSAPROTOCOL_INFOA, strcpy(entry->szProtocol, providers[i].name));
}
IOCP_API int WSAEnumProtocolsW(LPINT protocols, LPWSAPROTOCOL_INFOW to, LPDWORD size) {
  ENUMERATE(WSAPROTOCOL_INFOW, iocp_inner_to_utf16(providers[i].name, strlen(providers[i].name), entry->szProtocol,
      200, NULL));
}

int iocp_inner_protocol(int family, int type, int is_wide, void *to) {
  for (int i = 0; i < 4; i++) {
    if (providers[i].family != family || providers[i].type != type) continue;
    if (is_wide) {
      WSAPROTOCOL_INFOW all[4];
      DWORD size = sizeof all;
      if (to && WSAEnumProtocolsW(NULL, all, &size) > i) memcpy(to, &all[i], sizeof all[i]);
      return sizeof all[i];
    }
    WSAPROTOCOL_INFOA all[4];
    DWORD size = sizeof all;
    if (to && WSAEnumProtocolsA(NULL, all, &size) > i) memcpy(to, &all[i], sizeof all[i]);
    return sizeof all[i];
  }
  return 0;
}

/* --- Byte order, in the long form --- */

IOCP_API int WSAHtonl(SOCKET s, u_long from, u_long *to) { return (void)s, to ? (*to = htonl(from),
    0) : refuse(WSAEFAULT); }
IOCP_API int WSAHtons(SOCKET s, u_short from, u_short *to) { return (void)s, to ? (*to = htons(from),
    0) : refuse(WSAEFAULT); }
IOCP_API int WSANtohl(SOCKET s, u_long from, u_long *to) { return WSAHtonl(s, from, to); }
IOCP_API int WSANtohs(SOCKET s, u_short from, u_short *to) { return WSAHtons(s, from, to); }

/* --- Without counterpart: there are no windows to send messages to, and no other name spaces than DNS --- */

IOCP_API int WSAAsyncSelect(SOCKET s, HWND window, u_int message, LONG events) {
  (void)s, (void)window, (void)message, (void)events;
  return refuse(WSAEOPNOTSUPP);
}
IOCP_API HANDLE WSAAsyncGetHostByName(HWND window, u_int message, const char *name, char *to, int room) {
  (void)window, (void)message, (void)name, (void)to, (void)room;
  return WSASetLastError(WSAEOPNOTSUPP), NULL;
}
IOCP_API int WSACancelAsyncRequest(HANDLE task) { return (void)task, refuse(WSAEINVAL); }
IOCP_API BOOL WSAIsBlocking(void) { return FALSE; }
IOCP_API int WSACancelBlockingCall(void) { return refuse(WSAEOPNOTSUPP); }
IOCP_API INT WSALookupServiceBeginW(LPVOID query, DWORD flags, LPHANDLE lookup) {
  (void)query, (void)flags, (void)lookup;
  return refuse(WSAEOPNOTSUPP);
}
IOCP_API INT WSALookupServiceNextW(HANDLE lookup, DWORD flags, LPDWORD size, LPVOID to) {
  (void)lookup, (void)flags, (void)size, (void)to;
  return refuse(WSA_INVALID_HANDLE);
}
IOCP_API INT WSALookupServiceEnd(HANDLE lookup) { return (void)lookup, refuse(WSA_INVALID_HANDLE); }

IOCP_API INT GetAddrInfoExW(PCWSTR node, PCWSTR service, DWORD space, LPGUID provider, const ADDRINFOEXW *hints,
                            PADDRINFOEXW *result, struct timeval *limit, LPOVERLAPPED overlapped,
                            LPLOOKUPSERVICE_COMPLETION_ROUTINE routine, LPHANDLE name_handle) {
  (void)node, (void)service, (void)space, (void)provider, (void)hints, (void)limit, (void)overlapped, (void)routine;
  (void)name_handle;
  if (result) *result = NULL;
  return WSAEOPNOTSUPP;
}
IOCP_API INT GetAddrInfoExCancel(LPHANDLE name_handle) { return (void)name_handle, WSA_INVALID_HANDLE; }
IOCP_API VOID FreeAddrInfoExW(PADDRINFOEXW list) { (void)list; }
IOCP_API WCHAR *gai_strerrorW(int error) {
  WCHAR *text = iocp_inner_thread_memory(IOCP_ERROR_TEXT, 256 * sizeof *text);
  if (!text) return NULL;
  const char *narrow = gai_strerrorA(error);
  size_t length = iocp_inner_to_utf16(narrow, strlen(narrow), text, 255, NULL);
  text[length < 255 ? length : 255] = 0;
  return text;
}

_Static_assert(sizeof(iocp_unicast) == sizeof(IP_ADAPTER_UNICAST_ADDRESS), "as iphlpapi.h has it");
_Static_assert(sizeof(iocp_adapter) == sizeof(IP_ADAPTER_ADDRESSES), "as iphlpapi.h has it");
_Static_assert(sizeof(iocp_adapter_info) == sizeof(IP_ADAPTER_INFO), "as iphlpapi.h has it");
