/* SPDX-License-Identifier: Apache-2.0 */
/* What the headers of the run-time library share. Functions that libc has under the same name, and Windows means
   otherwise, have symbols of ours (iocp_printf for printf). */
#ifndef _INC_CORECRT
#define _INC_CORECRT

#include "iocp_keywords.h"
#include <stddef.h>
#include <stdint.h>

/* Wide text needs a wchar_t of 16 bits: iocp-cc compiles with -fshort-wchar. */
#if __SIZEOF_WCHAR_T__ == 2
#define IOCP_WIDE_TEXT 1
#endif

#define _CRTIMP IOCP_API
#define _ACRTIMP IOCP_API
#define _CRT_SECURE_CPP_OVERLOADS 1
typedef int errno_t;
typedef size_t rsize_t;
typedef int __time32_t;
typedef long long __time64_t;
#ifndef _TRUNCATE
#define _TRUNCATE ((size_t)-1)
#endif
#ifndef STRUNCATE
#define STRUNCATE 80
#endif
#ifndef _MAX_PATH
#define _MAX_PATH 260
#define _MAX_DRIVE 3
#define _MAX_DIR 256
#define _MAX_FNAME 256
#define _MAX_EXT 256
#endif

/* How many elements an array has. */
#ifndef _countof
#ifdef __cplusplus
extern "C++" {
template <typename Element, size_t count>
char (&iocp_count_of(Element (&array)[count]))[count];
}
#define _countof(array) sizeof(iocp_count_of(array))
#else
#define _countof(array) (sizeof(array) / sizeof((array)[0]))
#endif
#endif

/* Exceptions are no part of these functions. */
#ifdef __cplusplus
#define IOCP_NOTHROW noexcept(true)
#else
#define IOCP_NOTHROW
#endif

#endif /* _INC_CORECRT */
