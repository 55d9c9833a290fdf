/* SPDX-License-Identifier: Apache-2.0 */
/* Functions of a line or two that belong to families whose rest is elsewhere. */
#include "runtime.h"
#include "texts.h"
#include "winbase.h"
#include "winuser.h"
#include "winternl.h"
#include <pthread.h>
#include <time.h>

/* --- A message box is a line on standard error, answered OK or Yes --- */
static int box(const char *text, const char *caption, UINT type) {
  fflush(stdout);
  fprintf(stderr, "%s: %s\n", caption ? caption : "Error", text ? text : "");
  return (type & 0xf) == MB_YESNO || (type & 0xf) == 3 ? IDYES : IDOK;
}
IOCP_API int MessageBoxA(HWND window, LPCSTR text, LPCSTR caption, UINT type) {
  return (void)window, box(text, caption, type);
}
IOCP_API int MessageBoxW(HWND window, LPCWSTR text, LPCWSTR caption, UINT type) {
  char *narrow = iocp_inner_narrow(text), *title = iocp_inner_narrow(caption);
  int result = box(narrow, title, type);
  free(narrow);
  free(title);
  return (void)window, result;
}
IOCP_API BOOL MessageBeep(UINT type) { return (void)type, TRUE; }

/* --- Of a machine without windows: started as always, with a network; no screen has a size --- */
IOCP_API int GetSystemMetrics(int what) { return what == SM_NETWORK; }

/* --- Times --- */
#define TICKS(time) ((LONGLONG)((ULONGLONG)(time)->dwHighDateTime << 32 | (time)->dwLowDateTime))
static LONGLONG ahead_at(LONGLONG ticks) {
  time_t seconds = (time_t)((ticks - 116444736000000000ll) / 10000000);
  struct tm parts;
  return localtime_r(&seconds, &parts) ? (LONGLONG)parts.tm_gmtoff * 10000000 : 0;
}
static BOOL shift(const FILETIME *from, LPFILETIME to, int sign) {
  if (!from || !to || TICKS(from) < 0) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  LONGLONG ticks = TICKS(from);
  ticks += sign > 0 ? ahead_at(ticks) : -ahead_at(ticks - ahead_at(ticks));
  *to = (FILETIME){(DWORD)ticks, (DWORD)((ULONGLONG)ticks >> 32)};
  return TRUE;
}
/* With the offset of that moment, where Windows has today's. */
IOCP_API BOOL FileTimeToLocalFileTime(const FILETIME *from, LPFILETIME to) { return shift(from, to, 1); }
IOCP_API BOOL LocalFileTimeToFileTime(const FILETIME *from, LPFILETIME to) { return shift(from, to, -1); }
IOCP_API LONG CompareFileTime(const FILETIME *a, const FILETIME *b) {
  ULONGLONG x = (ULONGLONG)TICKS(a), y = (ULONGLONG)TICKS(b);
  return x < y ? -1 : x > y;
}
IOCP_API DWORD GetTimeZoneInformation(LPTIME_ZONE_INFORMATION to) {
  if (!to) return iocp_inner_fail(ERROR_INVALID_PARAMETER), TIME_ZONE_ID_INVALID;
  time_t now = time(NULL);
  struct tm parts;
  localtime_r(&now, &parts);
  memset(to, 0, sizeof *to);
  to->Bias = (LONG)(timezone / 60);
  to->DaylightBias = daylight ? -60 : 0;
  iocp_inner_to_utf16(tzname[0], strlen(tzname[0]), to->StandardName, 31, NULL);
  iocp_inner_to_utf16(tzname[1], strlen(tzname[1]), to->DaylightName, 31, NULL);
  return parts.tm_isdst > 0 ? TIME_ZONE_ID_DAYLIGHT : daylight ? TIME_ZONE_ID_STANDARD : TIME_ZONE_ID_UNKNOWN;
}
IOCP_API BOOL FileTimeToDosDateTime(const FILETIME *from, LPWORD date, LPWORD clock) {
  SYSTEMTIME parts;
  if (!from || !date || !clock) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  if (!FileTimeToSystemTime(from, &parts)) return FALSE;
  if (parts.wYear < 1980 || parts.wYear > 2107) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  *date = (WORD)((parts.wYear - 1980) << 9 | parts.wMonth << 5 | parts.wDay);
  *clock = (WORD)(parts.wHour << 11 | parts.wMinute << 5 | parts.wSecond / 2);
  return TRUE;
}

/* --- Heaps and local memory: fixed blocks --- */
IOCP_API BOOL HeapValidate(HANDLE heap, DWORD flags, LPCVOID block) { return (void)flags, (void)block, heap != NULL; }
IOCP_API SIZE_T HeapCompact(HANDLE heap, DWORD flags) { return (void)heap, (void)flags, 0; }
IOCP_API BOOL HeapSetInformation(HANDLE heap, int which, PVOID information, SIZE_T size) {
  (void)heap, (void)information, (void)size;
  return which == 0 || which == 1 || iocp_inner_fail(ERROR_INVALID_PARAMETER);
}
IOCP_API LPVOID LocalLock(HLOCAL memory) { return memory ? memory : (iocp_inner_fail(ERROR_INVALID_HANDLE), NULL); }
IOCP_API BOOL LocalUnlock(HLOCAL memory) {
  /* Fixed memory was never locked: FALSE, and no error. */
  (void)memory;
  SetLastError(ERROR_NOT_LOCKED);
  return FALSE;
}

/* --- Processes and threads --- */
IOCP_API VOID GetStartupInfoA(LPSTARTUPINFOA to) {
  if (!to) return;
  *to = (STARTUPINFOA){.cb = sizeof *to};
}
IOCP_API VOID GetStartupInfoW(LPSTARTUPINFOW to) {
  if (!to) return;
  *to = (STARTUPINFOW){.cb = sizeof *to};
}
/* Linux keeps 15 bytes. Only the calling thread can be named. */
IOCP_API HRESULT SetThreadDescription(HANDLE thread, PCWSTR name) {
  if (!name) return (HRESULT)0x80070057;
  if (thread != GetCurrentThread() && GetThreadId(thread) != GetCurrentThreadId()) return (HRESULT)0x80004001;
  char *narrow = iocp_inner_narrow(name), text[16];
  snprintf(text, sizeof text, "%s", narrow ? narrow : "");
  free(narrow);
  pthread_setname_np(pthread_self(), text);
  return 0;
}
IOCP_API UINT GetSystemDirectoryA(LPSTR to, UINT room) { return iocp_inner_give("/usr/lib", to, room); }
IOCP_API UINT GetSystemDirectoryW(LPWSTR to, UINT room) { return iocp_inner_give_wide("/usr/lib", to, room); }
IOCP_API UINT GetWindowsDirectoryA(LPSTR to, UINT room) { return iocp_inner_give("/usr", to, room); }
IOCP_API UINT GetWindowsDirectoryW(LPWSTR to, UINT room) { return iocp_inner_give_wide("/usr", to, room); }

/* --- Security descriptors: filled in, and nobody asks them --- */
IOCP_API BOOL InitializeSecurityDescriptor(PSECURITY_DESCRIPTOR descriptor, DWORD revision) {
  if (!descriptor) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  if (revision != SECURITY_DESCRIPTOR_REVISION) return iocp_inner_fail(ERROR_UNKNOWN_REVISION);
  *(SECURITY_DESCRIPTOR *)descriptor = (SECURITY_DESCRIPTOR){.Revision = SECURITY_DESCRIPTOR_REVISION};
  return TRUE;
}
IOCP_API BOOL IsValidSecurityDescriptor(PSECURITY_DESCRIPTOR descriptor) {
  return descriptor && ((SECURITY_DESCRIPTOR *)descriptor)->Revision == SECURITY_DESCRIPTOR_REVISION;
}
IOCP_API BOOL SetSecurityDescriptorDacl(PSECURITY_DESCRIPTOR descriptor, BOOL is_present, PACL list, BOOL is_default) {
  SECURITY_DESCRIPTOR *to = descriptor;
  if (!to) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  if (to->Revision != SECURITY_DESCRIPTOR_REVISION) return iocp_inner_fail(ERROR_UNKNOWN_REVISION);
  to->Dacl = is_present ? list : NULL;
  return (void)is_default, TRUE;
}

/* --- Native calls --- */
IOCP_API VOID RtlInitUnicodeString(PUNICODE_STRING to, PCWSTR text) {
  size_t bytes = text ? iocp_inner_length(text) * sizeof(WCHAR) : 0;
  if (bytes > 65532) bytes = 65532;
  *to = (UNICODE_STRING){(USHORT)bytes, (USHORT)(text ? bytes + sizeof(WCHAR) : 0), (PWSTR)text};
}
IOCP_API NTSTATUS NtClose(HANDLE handle) { return CloseHandle(handle) ? 0 : (NTSTATUS)0xC0000008; }
