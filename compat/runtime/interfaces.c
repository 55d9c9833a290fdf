/* SPDX-License-Identifier: Apache-2.0 */
/* Network interfaces by index, LUID and name. A LUID is made of the index, and of the type that GetAdaptersAddresses
   tells. Follows the "ConvertInterface..." pages. */
#include "runtime.h"
#include "netioapi.h"
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ETHERNET = 6, LOOPBACK = 24 };

static int type_of(const char *name) {
  struct ifreq request;
  memset(&request, 0, sizeof request);
  snprintf(request.ifr_name, sizeof request.ifr_name, "%s", name);
  int any = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  bool is_loopback = any >= 0 && !ioctl(any, SIOCGIFFLAGS, &request) && request.ifr_flags & IFF_LOOPBACK;
  if (any >= 0) close(any);
  return is_loopback ? LOOPBACK : ETHERNET;
}

/* The name of the interface, in `name` of IF_NAMESIZE bytes; false when there is none. */
static bool find(const NET_LUID *luid, char *name) {
  return luid && if_indextoname((unsigned)luid->Info.NetLuidIndex, name) && luid->Info.IfType == (unsigned)type_of(name)
    && !luid->Info.Reserved;
}

IOCP_API NETIO_STATUS ConvertInterfaceIndexToLuid(NET_IFINDEX index, PNET_LUID to) {
  char name[IF_NAMESIZE];
  if (!to) return ERROR_INVALID_PARAMETER;
  if (!if_indextoname(index, name)) return ERROR_FILE_NOT_FOUND;
  *to = (NET_LUID){.Info = {.NetLuidIndex = index, .IfType = (ULONG64)type_of(name)}};
  return 0;
}

IOCP_API NETIO_STATUS ConvertInterfaceLuidToIndex(const NET_LUID *luid, PNET_IFINDEX to) {
  char name[IF_NAMESIZE];
  if (!to || !find(luid, name)) return ERROR_INVALID_PARAMETER;
  *to = (NET_IFINDEX)luid->Info.NetLuidIndex;
  return 0;
}

IOCP_API NETIO_STATUS ConvertInterfaceLuidToNameA(const NET_LUID *luid, PSTR to, SIZE_T room) {
  char name[IF_NAMESIZE];
  if (!to || !find(luid, name)) return ERROR_INVALID_PARAMETER;
  if (strlen(name) >= room) return ERROR_NOT_ENOUGH_MEMORY;
  strcpy(to, name);
  return 0;
}

IOCP_API NETIO_STATUS ConvertInterfaceLuidToNameW(const NET_LUID *luid, PWSTR to, SIZE_T room) {
  char name[IF_NAMESIZE];
  if (!to || !find(luid, name)) return ERROR_INVALID_PARAMETER;
  size_t units = iocp_inner_to_utf16(name, strlen(name), NULL, 0, NULL);
  if (units >= room) return ERROR_NOT_ENOUGH_MEMORY;
  iocp_inner_to_utf16(name, strlen(name), to, units, NULL);
  to[units] = 0;
  return 0;
}
