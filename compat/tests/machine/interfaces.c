/* SPDX-License-Identifier: Apache-2.0 */
/* interfaces
   The loopback interface by index, LUID and name, there and back; and bad arguments. What a screen would measure. */
#include "../trace.h"
#include <iphlpapi.h>

#define IS(title, condition) say("%s: %d", title, (condition) != 0)
#define STATUS(title, call) say("%s: %u", title, (unsigned)(call))

/* The index of the first adapter of loopback, and its LUID. */
static NET_IFINDEX loopback_index(ULONG64 *luid) {
  static char room[1 << 16];
  ULONG size = sizeof room;
  must(!GetAdaptersAddresses(AF_UNSPEC, 0, NULL, (PIP_ADAPTER_ADDRESSES)room, &size), "GetAdaptersAddresses");
  PIP_ADAPTER_ADDRESSES adapter = (PIP_ADAPTER_ADDRESSES)room;
  while (adapter && adapter->IfType != IF_TYPE_SOFTWARE_LOOPBACK) adapter = adapter->Next;
  must(adapter != NULL, "an adapter of loopback");
  *luid = adapter->Luid;
  return adapter->IfIndex;
}

int main(void) {
  start();
  ULONG64 told;
  NET_IFINDEX index = loopback_index(&told), back = 0;
  NET_LUID luid, none = {.Value = 0};
  char name[NDIS_IF_MAX_STRING_SIZE + 1], again[NDIS_IF_MAX_STRING_SIZE + 1];
  WCHAR wide[NDIS_IF_MAX_STRING_SIZE + 1];
  STATUS("index to LUID", ConvertInterfaceIndexToLuid(index, &luid));
  IS("is of loopback", luid.Info.IfType == IF_TYPE_SOFTWARE_LOOPBACK);
  IS("is what the adapter says", luid.Value == told);
  STATUS("LUID to index", ConvertInterfaceLuidToIndex(&luid, &back));
  IS("is the same", back == index);
  STATUS("LUID to name", ConvertInterfaceLuidToNameA(&luid, name, sizeof name));
  IS("has that index", if_nametoindex(name) == index);
  IS("and that name", if_indextoname(index, again) && !strcmp(name, again));
  STATUS("LUID to wide name", ConvertInterfaceLuidToNameW(&luid, wide, NDIS_IF_MAX_STRING_SIZE + 1));
  IS("is as long", (size_t)lstrlenW(wide) == strlen(name));

  say("-- bad arguments");
  STATUS("no index", ConvertInterfaceIndexToLuid(0, &luid));
  STATUS("an index of nobody", ConvertInterfaceIndexToLuid(0x7ffffff0, &luid));
  STATUS("nowhere", ConvertInterfaceIndexToLuid(index, NULL));
  STATUS("a LUID of nobody", ConvertInterfaceLuidToIndex(&none, &back));
  STATUS("no LUID", ConvertInterfaceLuidToIndex(NULL, &back));
  STATUS("no place for the index", ConvertInterfaceLuidToIndex(&luid, NULL));
  STATUS("the name of nobody", ConvertInterfaceLuidToNameA(&none, name, sizeof name));
  STATUS("no place", ConvertInterfaceLuidToNameA(&luid, NULL, sizeof name));
  STATUS("no room", ConvertInterfaceLuidToNameA(&luid, name, strlen(name)));
  STATUS("no place for wide", ConvertInterfaceLuidToNameW(&luid, NULL, 4));
  STATUS("no room for wide", ConvertInterfaceLuidToNameW(&luid, wide, (SIZE_T)lstrlenW(wide)));
  IS("no name", if_nametoindex("nobody") == 0);

  say("-- no screen");
  say("width: %d", GetSystemMetrics(SM_CXSCREEN));
  say("started as always: %d", GetSystemMetrics(SM_CLEANBOOT));
  say("network: %d", GetSystemMetrics(SM_NETWORK) & 1);
  say("unheard: %d", GetSystemMetrics(-1));
  return 0;
}
