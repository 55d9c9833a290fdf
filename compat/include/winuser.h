/* SPDX-License-Identifier: Apache-2.0 */
/* Texts and message boxes. There are no windows: a box is a line on standard error. Follows the "winuser.h header"
   pages. */
#ifndef _WINUSER_
#define _WINUSER_

#include "windef.h"
#include "winnt.h"
#include <stdarg.h>

#define MB_OK 0x00000000
#define MB_OKCANCEL 0x00000001
#define MB_YESNO 0x00000004
#define MB_ICONHAND 0x00000010
#define MB_ICONQUESTION 0x00000020
#define MB_ICONEXCLAMATION 0x00000030
#define MB_ICONASTERISK 0x00000040
#define MB_ICONERROR MB_ICONHAND
#define MB_ICONSTOP MB_ICONHAND
#define MB_ICONWARNING MB_ICONEXCLAMATION
#define MB_ICONINFORMATION MB_ICONASTERISK
#define MB_TOPMOST 0x00040000
#define MB_SERVICE_NOTIFICATION 0x00200000
#define IDOK 1
#define IDCANCEL 2
#define IDYES 6
#define IDNO 7
#define SW_HIDE 0
#define SW_SHOWNORMAL 1
#define SW_SHOW 5
#define SW_SHOWDEFAULT 10
#define WM_USER 0x0400
#define SM_CXSCREEN 0
#define SM_CYSCREEN 1
#define SM_NETWORK 63
#define SM_CLEANBOOT 67
#define SM_REMOTESESSION 0x1000

IOCP_BEGIN_C
WINUSERAPI int WINAPIV wsprintfA(LPSTR to, LPCSTR format, ...);
WINUSERAPI int WINAPIV wsprintfW(LPWSTR to, LPCWSTR format, ...);
WINUSERAPI int WINAPI wvsprintfA(LPSTR to, LPCSTR format, va_list arguments);
WINUSERAPI int WINAPI wvsprintfW(LPWSTR to, LPCWSTR format, va_list arguments);
WINUSERAPI LPSTR WINAPI CharLowerA(LPSTR text);
WINUSERAPI LPWSTR WINAPI CharLowerW(LPWSTR text);
WINUSERAPI LPSTR WINAPI CharUpperA(LPSTR text);
WINUSERAPI LPWSTR WINAPI CharUpperW(LPWSTR text);
WINUSERAPI int WINAPI MessageBoxA(HWND window, LPCSTR text, LPCSTR caption, UINT type);
WINUSERAPI int WINAPI MessageBoxW(HWND window, LPCWSTR text, LPCWSTR caption, UINT type);
WINUSERAPI BOOL WINAPI MessageBeep(UINT type);
WINUSERAPI int WINAPI GetSystemMetrics(int what);
IOCP_END_C

#ifdef UNICODE
#define wsprintf wsprintfW
#define wvsprintf wvsprintfW
#define CharLower CharLowerW
#define CharUpper CharUpperW
#define MessageBox MessageBoxW
#else
#define wsprintf wsprintfA
#define wvsprintf wvsprintfA
#define CharLower CharLowerA
#define CharUpper CharUpperA
#define MessageBox MessageBoxA
#endif

#endif /* _WINUSER_ */
