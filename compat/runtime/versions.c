/* SPDX-License-Identifier: Apache-2.0 */
/* Which Windows this is: 10.0, of the build whose functions are mostly here. Follows the "sysinfoapi.h" and "winbase.h"
   pages. */
#include "runtime.h"
#include "winbase.h"
#include "winternl.h"

enum { MAJOR = 10, MINOR = 0, BUILD = 19045 };

/* Both sizes of the record are taken; the larger one has more fields. */
#define FILL(type, larger, info)                                                     \
  if (!info || (info->dwOSVersionInfoSize != sizeof(type) && info->dwOSVersionInfoSize != sizeof(larger))) \
    return iocp_inner_fail(ERROR_INSUFFICIENT_BUFFER);                               \
  larger *all = (larger *)info;                                                      \
  DWORD size = info->dwOSVersionInfoSize;                                            \
  memset(all, 0, size);                                                              \
  all->dwOSVersionInfoSize = size;                                                   \
  all->dwMajorVersion = MAJOR;                                                       \
  all->dwMinorVersion = MINOR;                                                       \
  all->dwBuildNumber = BUILD;                                                        \
  all->dwPlatformId = VER_PLATFORM_WIN32_NT;                                         \
  if (size == sizeof(larger)) all->wProductType = VER_NT_SERVER;                     \
  return TRUE

IOCP_API BOOL GetVersionExA(LPOSVERSIONINFOA info) { FILL(OSVERSIONINFOA, OSVERSIONINFOEXA, info); }
IOCP_API BOOL GetVersionExW(LPOSVERSIONINFOW info) { FILL(OSVERSIONINFOW, OSVERSIONINFOEXW, info); }
IOCP_API DWORD GetVersion(void) { return MAJOR | MINOR << 8 | (DWORD)BUILD << 16; }
IOCP_API NTSTATUS RtlGetVersion(PRTL_OSVERSIONINFOW info) {
  return GetVersionExW(info) ? 0 : (NTSTATUS)0xC000000D;
}

/* Three bits for each field, at the field's place. */
static int place_of(DWORD field) {
  int place = 0;
  while (field >>= 1) place++;
  return place * 3;
}
IOCP_API ULONGLONG VerSetConditionMask(ULONGLONG mask, DWORD field, BYTE condition) {
  return field ? mask | (ULONGLONG)(condition & 7) << place_of(field) : mask;
}

static bool holds(DWORD ours, DWORD theirs, int condition) {
  switch (condition) {
    case VER_EQUAL: return ours == theirs;
    case VER_GREATER: return ours > theirs;
    case VER_GREATER_EQUAL: return ours >= theirs;
    case VER_LESS: return ours < theirs;
    case VER_LESS_EQUAL: return ours <= theirs;
    default: return false;
  }
}
static BOOL verify(DWORD major, DWORD minor, DWORD build, DWORD pack, BYTE product, DWORD fields, ULONGLONG mask) {
  if (!fields || !mask) return iocp_inner_fail(ERROR_BAD_ARGUMENTS);
  /* Version and service pack are one number when they are compared by order. */
  ULONGLONG ours = 0, theirs = 0;
  int condition = 0;
  struct { DWORD field, ours, theirs; } parts[] = {
      {VER_MAJORVERSION, MAJOR, major}, {VER_MINORVERSION, MINOR, minor}, {VER_SERVICEPACKMAJOR, 0, pack}};
  for (int i = 0; i < 3; i++) {
    if (!(fields & parts[i].field)) continue;
    if (!condition) condition = mask >> place_of(parts[i].field) & 7;
    ours = ours << 16 | parts[i].ours;
    theirs = theirs << 16 | parts[i].theirs;
  }
  bool fits = !condition || (condition == VER_EQUAL ? ours == theirs : condition == VER_GREATER ? ours > theirs
                             : condition == VER_GREATER_EQUAL ? ours >= theirs : condition == VER_LESS ? ours < theirs
                             : ours <= theirs);
  if (fields & VER_BUILDNUMBER) fits &= holds(BUILD, build, mask >> place_of(VER_BUILDNUMBER) & 7);
  if (fields & VER_PRODUCT_TYPE) fits &= holds(VER_NT_SERVER, product, mask >> place_of(VER_PRODUCT_TYPE) & 7);
  return fits || iocp_inner_fail(ERROR_OLD_WIN_VERSION);
}
IOCP_API BOOL VerifyVersionInfoA(LPOSVERSIONINFOEXA info, DWORD fields, DWORDLONG mask) {
  if (!info) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  return verify(info->dwMajorVersion, info->dwMinorVersion, info->dwBuildNumber, info->wServicePackMajor,
                info->wProductType, fields, mask);
}
IOCP_API BOOL VerifyVersionInfoW(LPOSVERSIONINFOEXW info, DWORD fields, DWORDLONG mask) {
  if (!info) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  return verify(info->dwMajorVersion, info->dwMinorVersion, info->dwBuildNumber, info->wServicePackMajor,
                info->wProductType, fields, mask);
}
