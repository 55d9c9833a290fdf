/* SPDX-License-Identifier: Apache-2.0 */
/* The plain Windows types and the small macros around them. Follows "Windows Data Types". */
#ifndef _MINWINDEF_
#define _MINWINDEF_

#include "sdkddkver.h"
#include "winapifamily.h"
#include "iocp_keywords.h"
#include "sal.h"
#include "basetsd.h"

#ifndef NULL
#ifdef __cplusplus
#define NULL 0
#else
#define NULL ((void *)0)
#endif
#endif
#ifndef FALSE
#define FALSE 0
#endif
#ifndef TRUE
#define TRUE 1
#endif

#define MAX_PATH 260

/* Calling conventions and empty words. */
#define WINAPI
#define APIENTRY
#define APIPRIVATE
#define CALLBACK
#define WINAPIV
#define PASCAL
#define CDECL
#define NTAPI
#undef FAR
#undef NEAR
#define FAR
#define NEAR
#ifndef CONST
#define CONST const
#endif
#ifndef IN
#define IN
#endif
#ifndef OUT
#define OUT
#endif
#ifndef OPTIONAL
#define OPTIONAL
#endif

/* Where the SDK names the library that a function comes from, here all come from libiocp. */
#define WINBASEAPI IOCP_API
#define NTSYSAPI IOCP_API
#define NTSYSCALLAPI IOCP_API
#define WINADVAPI IOCP_API
#define WINUSERAPI IOCP_API

#ifndef VOID
#define VOID void
#endif

typedef unsigned int DWORD, *PDWORD, *LPDWORD;
typedef unsigned int ULONG, *PULONG;
typedef unsigned int UINT, *PUINT;
typedef int INT, *PINT, *LPINT;
typedef int BOOL, *PBOOL, *LPBOOL;
typedef unsigned short WORD, *PWORD, *LPWORD;
typedef unsigned short USHORT, *PUSHORT;
typedef unsigned char BYTE, *PBYTE, *LPBYTE;
typedef unsigned char UCHAR, *PUCHAR;
typedef float FLOAT, *PFLOAT;
typedef char *PSZ;
typedef int *LPLONG;
typedef void *LPVOID;
typedef const void *LPCVOID;
typedef void *HANDLE;
typedef HANDLE *LPHANDLE;

#define DECLARE_HANDLE(name) \
  struct name##__ {          \
    int unused;              \
  };                         \
  typedef struct name##__ *name

DECLARE_HANDLE(HINSTANCE);
typedef HINSTANCE HMODULE;
typedef HANDLE HGLOBAL;
typedef HANDLE HLOCAL;
typedef HANDLE GLOBALHANDLE;
typedef HANDLE LOCALHANDLE;
typedef WORD ATOM;
typedef UINT_PTR WPARAM;
typedef LONG_PTR LPARAM;
typedef LONG_PTR LRESULT;

#ifdef __cplusplus
typedef INT_PTR(WINAPI *FARPROC)();
typedef INT_PTR(WINAPI *NEARPROC)();
typedef INT_PTR(WINAPI *PROC)();
#else
typedef INT_PTR(WINAPI *FARPROC)(void);
typedef INT_PTR(WINAPI *NEARPROC)(void);
typedef INT_PTR(WINAPI *PROC)(void);
#endif

typedef struct _FILETIME {
  DWORD dwLowDateTime;
  DWORD dwHighDateTime;
} FILETIME, *PFILETIME, *LPFILETIME;

#define MAKEWORD(low, high) \
  ((WORD)(((BYTE)((DWORD_PTR)(low)&0xff)) | ((WORD)((BYTE)((DWORD_PTR)(high)&0xff))) << 8))
#define MAKELONG(low, high) \
  ((LONG)(((WORD)((DWORD_PTR)(low)&0xffff)) | ((DWORD)((WORD)((DWORD_PTR)(high)&0xffff))) << 16))
#define LOWORD(n) ((WORD)((DWORD_PTR)(n)&0xffff))
#define HIWORD(n) ((WORD)((DWORD_PTR)(n) >> 16 & 0xffff))
#define LOBYTE(n) ((BYTE)((DWORD_PTR)(n)&0xff))
#define HIBYTE(n) ((BYTE)((DWORD_PTR)(n) >> 8 & 0xff))

/* Macros in C; functions in C++, where std::min and std::max must stay usable. Arguments may differ in type. */
#if !defined(NOMINMAX) && defined(__cplusplus)
#if !defined(IOCP_MINMAX) && !defined(min) && !defined(max)
#define IOCP_MINMAX
extern "C++" {
template <class A, class B>
constexpr auto min(const A &a, const B &b) -> decltype(a < b ? a + 0 : b + 0) {
  return a < b ? a : b;
}
template <class A, class B>
constexpr auto max(const A &a, const B &b) -> decltype(a < b ? b + 0 : a + 0) {
  return a < b ? b : a;
}
}
#endif
#elif !defined(NOMINMAX)
#ifndef min
#define min(a, b) ((a) < (b) ? (a) : (b))
#endif
#ifndef max
#define max(a, b) ((a) > (b) ? (a) : (b))
#endif
#endif

#define UNREFERENCED_PARAMETER(name) ((void)(name))
#define DBG_UNREFERENCED_PARAMETER(name) ((void)(name))
#define DBG_UNREFERENCED_LOCAL_VARIABLE(name) ((void)(name))

IOCP_STATIC_ASSERT(sizeof(DWORD) == 4 && sizeof(BOOL) == 4 && sizeof(WORD) == 2, "Windows is LLP64");
IOCP_STATIC_ASSERT(sizeof(FILETIME) == 8, "FILETIME is 8 bytes");

#endif /* _MINWINDEF_ */
