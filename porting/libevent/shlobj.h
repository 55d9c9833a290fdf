/* SPDX-License-Identifier: Apache-2.0 */
/* For evdns.c, which looks up its servers in the registry and its hosts in a folder of the system: there are none here.
   It goes on without, as it does on Windows when it finds nothing. */
#include <windows.h>
#include <iphlpapi.h>

#define CSIDL_SYSTEM 0x25
#define HKEY_LOCAL_MACHINE ((HKEY)(ULONG_PTR)0x80000002)
#define KEY_READ 0x20019
#define KEY_QUERY_VALUE 1
#define KEY_ENUMERATE_SUB_KEYS 8
#define SHGetSpecialFolderPathA(window, to, folder, creates) ((void)(to), FALSE)
#define RegOpenKeyEx(key, name, options, access, to) ((void)(to), ERROR_FILE_NOT_FOUND)
#define RegQueryValueEx(key, name, reserved, type, to, size) ((void)(to), ERROR_FILE_NOT_FOUND)
#define RegCloseKey(key) ((void)(key))

typedef struct {
  IP_ADDR_STRING DnsServerList;
} FIXED_INFO;
