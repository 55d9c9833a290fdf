/* SPDX-License-Identifier: Apache-2.0 */
/* Paths as text. Both separators count. Follows the "shlwapi.h header" pages. */
#ifndef _INC_SHLWAPI
#define _INC_SHLWAPI

#include "minwindef.h"
#include "winnt.h"

IOCP_BEGIN_C
WINBASEAPI BOOL WINAPI PathFileExistsA(LPCSTR path);
WINBASEAPI BOOL WINAPI PathFileExistsW(LPCWSTR path);
WINBASEAPI LPSTR WINAPI PathFindFileNameA(LPCSTR path);
WINBASEAPI LPWSTR WINAPI PathFindFileNameW(LPCWSTR path);
WINBASEAPI LPSTR WINAPI PathFindExtensionA(LPCSTR path);
WINBASEAPI LPWSTR WINAPI PathFindExtensionW(LPCWSTR path);
WINBASEAPI BOOL WINAPI PathRemoveFileSpecA(LPSTR path);
WINBASEAPI BOOL WINAPI PathRemoveFileSpecW(LPWSTR path);
WINBASEAPI BOOL WINAPI PathIsRelativeA(LPCSTR path);
WINBASEAPI BOOL WINAPI PathIsRelativeW(LPCWSTR path);
IOCP_END_C

#ifdef UNICODE
#define PathFileExists PathFileExistsW
#define PathFindFileName PathFindFileNameW
#define PathFindExtension PathFindExtensionW
#define PathRemoveFileSpec PathRemoveFileSpecW
#define PathIsRelative PathIsRelativeW
#else
#define PathFileExists PathFileExistsA
#define PathFindFileName PathFindFileNameA
#define PathFindExtension PathFindExtensionA
#define PathRemoveFileSpec PathRemoveFileSpecA
#define PathIsRelative PathIsRelativeA
#endif

#endif /* _INC_SHLWAPI */
