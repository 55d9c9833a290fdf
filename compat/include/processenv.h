/* SPDX-License-Identifier: Apache-2.0 */
/* Variables, the command line, the current folder. Follows the "processenv.h header" pages. */
#ifndef _PROCESSENV_
#define _PROCESSENV_

#include "minwindef.h"
#include "winnt.h"

IOCP_BEGIN_C
WINBASEAPI DWORD WINAPI GetEnvironmentVariableA(LPCSTR name, LPSTR to, DWORD room);
WINBASEAPI DWORD WINAPI GetEnvironmentVariableW(LPCWSTR name, LPWSTR to, DWORD room);
WINBASEAPI BOOL WINAPI SetEnvironmentVariableA(LPCSTR name, LPCSTR value);
WINBASEAPI BOOL WINAPI SetEnvironmentVariableW(LPCWSTR name, LPCWSTR value);
WINBASEAPI DWORD WINAPI ExpandEnvironmentStringsA(LPCSTR from, LPSTR to, DWORD room);
WINBASEAPI DWORD WINAPI ExpandEnvironmentStringsW(LPCWSTR from, LPWSTR to, DWORD room);
WINBASEAPI LPCH WINAPI GetEnvironmentStrings(VOID);
WINBASEAPI LPWCH WINAPI GetEnvironmentStringsW(VOID);
WINBASEAPI BOOL WINAPI FreeEnvironmentStringsA(LPCH block);
WINBASEAPI BOOL WINAPI FreeEnvironmentStringsW(LPWCH block);
WINBASEAPI LPSTR WINAPI GetCommandLineA(VOID);
WINBASEAPI LPWSTR WINAPI GetCommandLineW(VOID);
WINBASEAPI DWORD WINAPI GetCurrentDirectoryA(DWORD room, LPSTR to);
WINBASEAPI DWORD WINAPI GetCurrentDirectoryW(DWORD room, LPWSTR to);
WINBASEAPI BOOL WINAPI SetCurrentDirectoryA(LPCSTR path);
WINBASEAPI BOOL WINAPI SetCurrentDirectoryW(LPCWSTR path);
IOCP_END_C

#ifdef UNICODE
#define GetEnvironmentVariable GetEnvironmentVariableW
#define SetEnvironmentVariable SetEnvironmentVariableW
#define ExpandEnvironmentStrings ExpandEnvironmentStringsW
#define GetEnvironmentStrings GetEnvironmentStringsW
#define FreeEnvironmentStrings FreeEnvironmentStringsW
#define GetCommandLine GetCommandLineW
#define GetCurrentDirectory GetCurrentDirectoryW
#define SetCurrentDirectory SetCurrentDirectoryW
#else
#define GetEnvironmentVariable GetEnvironmentVariableA
#define SetEnvironmentVariable SetEnvironmentVariableA
#define ExpandEnvironmentStrings ExpandEnvironmentStringsA
#define GetEnvironmentStringsA GetEnvironmentStrings
#define FreeEnvironmentStrings FreeEnvironmentStringsA
#define GetCommandLine GetCommandLineA
#define GetCurrentDirectory GetCurrentDirectoryA
#define SetCurrentDirectory SetCurrentDirectoryA
#endif

#endif /* _PROCESSENV_ */
