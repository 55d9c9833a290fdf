/* SPDX-License-Identifier: Apache-2.0 */
/* Network adapters and their addresses, from getifaddrs(3). Follows "GetAdaptersAddresses" and "GetAdaptersInfo": a
   buffer that is too small is ERROR_BUFFER_OVERFLOW and the size that is needed. */
#include "runtime.h"
#include "inner_sockets.h"
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netpacket/packet.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

/* Records are laid into the caller's buffer one behind the other; beyond its end only the size grows. */
typedef struct {
  char *start;
  size_t used, room;
} arena;

static void *place(arena *a, size_t size) {
  size_t at = (a->used + 15) & ~(size_t)15;
  a->used = at + size;
  if (!a->start || a->used > a->room) return NULL;
  return memset(a->start + at, 0, size);
}
static WCHAR *place_wide(arena *a, const char *text) {
  size_t length = iocp_inner_to_utf16(text, strlen(text), NULL, 0, NULL);
  WCHAR *to = place(a, (length + 1) * sizeof(WCHAR));
  if (to) iocp_inner_to_utf16(text, strlen(text), to, length, NULL);
  return to;
}
static char *place_text(arena *a, const char *text) {
  char *to = place(a, strlen(text) + 1);
  return to ? strcpy(to, text) : NULL;
}

static ULONG mtu_of(const char *name) {
  struct ifreq request;
  memset(&request, 0, sizeof request);
  snprintf(request.ifr_name, sizeof request.ifr_name, "%s", name);
  int any = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  ULONG mtu = any >= 0 && !ioctl(any, SIOCGIFMTU, &request) ? (ULONG)request.ifr_mtu : 0;
  if (any >= 0) close(any);
  return mtu;
}

static UCHAR prefix_of(const struct sockaddr *mask, size_t at, size_t bytes) {
  UCHAR bits = 0;
  for (size_t i = 0; mask && i < bytes; i++) bits += (UCHAR)__builtin_popcount(((const unsigned char *)mask)[at + i]);
  return bits;
}

/* Linux' family numbers become Windows'. */
static void add_address(arena *a, iocp_adapter *adapter, iocp_unicast **last, const struct ifaddrs *entry) {
  int family = entry->ifa_addr->sa_family;
  size_t size = family == AF_INET ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
  iocp_unicast *unicast = place(a, sizeof *unicast);
  char *address = place(a, size);
  if (!unicast || !address) return;
  memcpy(address, entry->ifa_addr, size);
  ((USHORT *)(void *)address)[0] = family == AF_INET ? 2 : 23;
  *unicast = (iocp_unicast){.length = sizeof *unicast, .address = address, .address_length = (INT)size,
                            .prefix_origin = 1, .suffix_origin = 1, .state = 4, .valid_lifetime = 0xffffffff,
                            .preferred_lifetime = 0xffffffff, .lease_lifetime = 0xffffffff};
  unicast->prefix_length = family == AF_INET ? prefix_of(entry->ifa_netmask, 4, 4) : prefix_of(entry->ifa_netmask,
      8, 16);
  if (*last) (*last)->next = unicast;
  else adapter->first_unicast = unicast;
  *last = unicast;
}

enum { SKIP_UNICAST = 1, SKIP_FRIENDLY_NAME = 0x20 };

IOCP_API ULONG GetAdaptersAddresses(ULONG family, ULONG flags, PVOID reserved, void *to, PULONG size) {
  if (!size || reserved || (family != 0 && family != 2 && family != 23)) return ERROR_INVALID_PARAMETER;
  struct ifaddrs *all;
  if (getifaddrs(&all)) return ERROR_NOT_ENOUGH_MEMORY;
  arena a = {to, 0, *size};
  iocp_adapter *previous = NULL;
  bool is_any = false;
  for (const struct ifaddrs *link = all; link; link = link->ifa_next) {
    /* The link's own entry is the adapter. */
    if (!link->ifa_addr || link->ifa_addr->sa_family != AF_PACKET) continue;
    const struct sockaddr_ll *hardware = (const struct sockaddr_ll *)(const void *)link->ifa_addr;
    is_any = true;
    iocp_adapter *adapter = place(&a, sizeof *adapter), scrap;
    if (!adapter) adapter = &scrap;
    memset(adapter, 0, sizeof *adapter);
    adapter->length = sizeof *adapter;
    adapter->index = adapter->ipv6_index = (DWORD)hardware->sll_ifindex;
    adapter->name = place_text(&a, link->ifa_name);
    adapter->dns_suffix = place_wide(&a, "");
    adapter->description = place_wide(&a, link->ifa_name);
    adapter->friendly_name = flags & SKIP_FRIENDLY_NAME ? NULL : place_wide(&a, link->ifa_name);
    adapter->physical_length = hardware->sll_halen < 8 ? hardware->sll_halen : 8;
    memcpy(adapter->physical, hardware->sll_addr, adapter->physical_length);
    bool is_loopback = link->ifa_flags & IFF_LOOPBACK;
    if (is_loopback) adapter->physical_length = 0;
    adapter->mtu = mtu_of(link->ifa_name);
    adapter->type = is_loopback ? 24 : 6;
    /* As interfaces.c makes it. */
    adapter->luid = (ULONG64)adapter->type << 48 | (ULONG64)adapter->index << 24;
    adapter->status = link->ifa_flags & IFF_RUNNING ? 1 : 2;
    adapter->flags = 0x180;
    iocp_unicast *last = NULL;
    for (const struct ifaddrs *entry = all; entry && !(flags & SKIP_UNICAST); entry = entry->ifa_next) {
      if (!entry->ifa_addr || strcmp(entry->ifa_name, link->ifa_name)) continue;
      int theirs = entry->ifa_addr->sa_family == AF_INET ? 2 : entry->ifa_addr->sa_family == AF_INET6 ? 23 : -1;
      if (theirs > 0 && (!family || family == (ULONG)theirs)) add_address(&a, adapter, &last, entry);
    }
    if (adapter != &scrap) {
      if (previous) previous->next = adapter;
      previous = adapter;
    }
  }
  freeifaddrs(all);
  if (!is_any) return ERROR_NO_DATA;
  bool fits = to && a.used <= *size;
  if (!fits) *size = (ULONG)a.used;
  return fits ? 0 : ERROR_BUFFER_OVERFLOW;
}

IOCP_API DWORD GetAdaptersInfo(iocp_adapter_info *to, PULONG size) {
  if (!size) return ERROR_INVALID_PARAMETER;
  struct ifaddrs *all;
  if (getifaddrs(&all)) return ERROR_NOT_ENOUGH_MEMORY;
  ULONG needed = 0;
  iocp_adapter_info *previous = NULL;
  for (const struct ifaddrs *link = all; link; link = link->ifa_next) {
    if (!link->ifa_addr || link->ifa_addr->sa_family != AF_PACKET || link->ifa_flags & IFF_LOOPBACK) continue;
    const struct sockaddr_ll *hardware = (const struct sockaddr_ll *)(const void *)link->ifa_addr;
    needed += (ULONG)sizeof *to;
    if (!to || needed > *size) continue;
    iocp_adapter_info *adapter = previous ? previous + 1 : to;
    memset(adapter, 0, sizeof *adapter);
    adapter->index = (DWORD)hardware->sll_ifindex;
    adapter->type = 6;
    snprintf(adapter->name, sizeof adapter->name, "%s", link->ifa_name);
    snprintf(adapter->description, sizeof adapter->description, "%s", link->ifa_name);
    adapter->address_length = hardware->sll_halen < 8 ? hardware->sll_halen : 8;
    memcpy(adapter->address, hardware->sll_addr, adapter->address_length);
    strcpy(adapter->addresses.address, "0.0.0.0");
    strcpy(adapter->addresses.mask, "0.0.0.0");
    strcpy(adapter->gateways.address, "0.0.0.0");
    for (const struct ifaddrs *entry = all; entry; entry = entry->ifa_next) {
      if (!entry->ifa_addr || entry->ifa_addr->sa_family != AF_INET || strcmp(entry->ifa_name,
          link->ifa_name)) continue;
      const unsigned char *ip = (const unsigned char *)entry->ifa_addr + 4,
          *mask = (const unsigned char *)entry->ifa_netmask;
      snprintf(adapter->addresses.address, 16, "%u.%u.%u.%u", ip[0], ip[1], ip[2], ip[3]);
      if (mask) snprintf(adapter->addresses.mask, 16, "%u.%u.%u.%u", mask[4], mask[5], mask[6], mask[7]);
      break;
    }
    if (previous) previous->next = adapter;
    previous = adapter;
  }
  freeifaddrs(all);
  if (!needed) return ERROR_NO_DATA;
  if (to && needed <= *size) return 0;
  *size = needed;
  return ERROR_BUFFER_OVERFLOW;
}
