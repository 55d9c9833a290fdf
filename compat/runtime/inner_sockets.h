/* SPDX-License-Identifier: Apache-2.0 */
/* Records of iphlpapi.h for the file that fills them, which needs Linux' socket headers: the two kinds of headers
   cannot meet in one source. sockets.c compares their layouts with the real ones. */
#ifndef IOCP_INNER_SOCKETS_H
#define IOCP_INNER_SOCKETS_H

#include "minwindef.h"
#include "winnt.h"

typedef struct iocp_unicast {
  ULONG length;
  DWORD flags;
  struct iocp_unicast *next;
  void *address;
  INT address_length, address_padding;
  int prefix_origin, suffix_origin, state;
  ULONG valid_lifetime, preferred_lifetime, lease_lifetime;
  UCHAR prefix_length;
} iocp_unicast;

typedef struct iocp_adapter {
  ULONG length;
  DWORD index;
  struct iocp_adapter *next;
  char *name;
  iocp_unicast *first_unicast;
  void *first_anycast, *first_multicast, *first_dns_server;
  WCHAR *dns_suffix, *description, *friendly_name;
  BYTE physical[8];
  DWORD physical_length, flags, mtu, type;
  int status;
  DWORD ipv6_index, zones[16];
  void *first_prefix;
  ULONG64 transmit_speed, receive_speed;
  void *first_wins, *first_gateway;
  ULONG ipv4_metric, ipv6_metric;
  ULONG64 luid;
  void *dhcp_server;
  INT dhcp_server_length, dhcp_server_padding;
  DWORD compartment;
  GUID network;
  int connection, tunnel;
  void *dhcpv6_server;
  INT dhcpv6_server_length, dhcpv6_server_padding;
  BYTE dhcpv6_duid[130];
  ULONG dhcpv6_duid_length, dhcpv6_iaid;
  void *first_suffix;
} iocp_adapter;

typedef struct iocp_address_text {
  struct iocp_address_text *next;
  char address[16], mask[16];
  DWORD context;
} iocp_address_text;

typedef struct iocp_adapter_info {
  struct iocp_adapter_info *next;
  DWORD combo_index;
  char name[260], description[132];
  UINT address_length;
  BYTE address[8];
  DWORD index;
  UINT type, dhcp_enabled;
  iocp_address_text *current;
  iocp_address_text addresses, gateways, dhcp_server;
  BOOL has_wins;
  iocp_address_text primary_wins, secondary_wins;
  long long lease_obtained, lease_expires;
} iocp_adapter_info;

#endif /* IOCP_INNER_SOCKETS_H */
