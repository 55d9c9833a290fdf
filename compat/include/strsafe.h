/* SPDX-License-Identifier: Apache-2.0 */
/* Texts into buffers of known size. Follows the "strsafe.h header" pages. */
#ifndef _STRSAFE_H_INCLUDED_
#define _STRSAFE_H_INCLUDED_

#include "minwindef.h"
#include "winnt.h"
#include <stdarg.h>

#define STRSAFE_MAX_CCH 2147483647
#define STRSAFE_E_INSUFFICIENT_BUFFER ((HRESULT)0x8007007A)
#define STRSAFE_E_INVALID_PARAMETER ((HRESULT)0x80070057)
#define STRSAFE_E_END_OF_FILE ((HRESULT)0x80070026)
typedef LPSTR STRSAFE_LPSTR;
typedef LPCSTR STRSAFE_LPCSTR;
typedef LPWSTR STRSAFE_LPWSTR;
typedef LPCWSTR STRSAFE_LPCWSTR;

IOCP_BEGIN_C
WINBASEAPI HRESULT WINAPI StringCchCopyA(LPSTR to, size_t room, LPCSTR from);
WINBASEAPI HRESULT WINAPI StringCchCopyW(LPWSTR to, size_t room, LPCWSTR from);
WINBASEAPI HRESULT WINAPI StringCchCopyNA(LPSTR to, size_t room, LPCSTR from, size_t count);
WINBASEAPI HRESULT WINAPI StringCchCopyNW(LPWSTR to, size_t room, LPCWSTR from, size_t count);
WINBASEAPI HRESULT WINAPI StringCchCatA(LPSTR to, size_t room, LPCSTR from);
WINBASEAPI HRESULT WINAPI StringCchCatW(LPWSTR to, size_t room, LPCWSTR from);
WINBASEAPI HRESULT WINAPI StringCchCatNA(LPSTR to, size_t room, LPCSTR from, size_t count);
WINBASEAPI HRESULT WINAPI StringCchCatNW(LPWSTR to, size_t room, LPCWSTR from, size_t count);
WINBASEAPI HRESULT WINAPI StringCchLengthA(LPCSTR text, size_t most, size_t *length);
WINBASEAPI HRESULT WINAPI StringCchLengthW(LPCWSTR text, size_t most, size_t *length);
WINBASEAPI HRESULT WINAPIV StringCchPrintfA(LPSTR to, size_t room, LPCSTR format, ...);
WINBASEAPI HRESULT WINAPIV StringCchPrintfW(LPWSTR to, size_t room, LPCWSTR format, ...);
WINBASEAPI HRESULT WINAPI StringCchVPrintfA(LPSTR to, size_t room, LPCSTR format, va_list arguments);
WINBASEAPI HRESULT WINAPI StringCchVPrintfW(LPWSTR to, size_t room, LPCWSTR format, va_list arguments);
WINBASEAPI HRESULT WINAPI StringCbCopyA(LPSTR to, size_t bytes, LPCSTR from);
WINBASEAPI HRESULT WINAPI StringCbCopyW(LPWSTR to, size_t bytes, LPCWSTR from);
WINBASEAPI HRESULT WINAPI StringCbCatA(LPSTR to, size_t bytes, LPCSTR from);
WINBASEAPI HRESULT WINAPI StringCbCatW(LPWSTR to, size_t bytes, LPCWSTR from);
WINBASEAPI HRESULT WINAPI StringCbLengthA(LPCSTR text, size_t most, size_t *bytes);
WINBASEAPI HRESULT WINAPI StringCbLengthW(LPCWSTR text, size_t most, size_t *bytes);
WINBASEAPI HRESULT WINAPIV StringCbPrintfA(LPSTR to, size_t bytes, LPCSTR format, ...);
WINBASEAPI HRESULT WINAPIV StringCbPrintfW(LPWSTR to, size_t bytes, LPCWSTR format, ...);
WINBASEAPI HRESULT WINAPI StringCbVPrintfA(LPSTR to, size_t bytes, LPCSTR format, va_list arguments);
WINBASEAPI HRESULT WINAPI StringCbVPrintfW(LPWSTR to, size_t bytes, LPCWSTR format, va_list arguments);
IOCP_END_C

#ifdef UNICODE
#define IOCP_STRSAFE(name) name##W
#else
#define IOCP_STRSAFE(name) name##A
#endif
#define StringCchCopy IOCP_STRSAFE(StringCchCopy)
#define StringCchCopyN IOCP_STRSAFE(StringCchCopyN)
#define StringCchCat IOCP_STRSAFE(StringCchCat)
#define StringCchCatN IOCP_STRSAFE(StringCchCatN)
#define StringCchLength IOCP_STRSAFE(StringCchLength)
#define StringCchPrintf IOCP_STRSAFE(StringCchPrintf)
#define StringCchVPrintf IOCP_STRSAFE(StringCchVPrintf)
#define StringCbCopy IOCP_STRSAFE(StringCbCopy)
#define StringCbCat IOCP_STRSAFE(StringCbCat)
#define StringCbLength IOCP_STRSAFE(StringCbLength)
#define StringCbPrintf IOCP_STRSAFE(StringCbPrintf)
#define StringCbVPrintf IOCP_STRSAFE(StringCbVPrintf)

#endif /* _STRSAFE_H_INCLUDED_ */
