/* SPDX-License-Identifier: Apache-2.0 */
/* Spellings that other compilers know as keywords, and how this library marks its own functions. Macros only,
   so that the compiler wrappers can put it in front of every file; follows the "Microsoft-specific keywords" pages. */
#ifndef IOCP_KEYWORDS_H
#define IOCP_KEYWORDS_H

/* A set size given on the command line has to outlive the system's own definition: winsock2.h takes it back. */
#if defined(FD_SETSIZE) && !defined(_SYS_SELECT_H)
#pragma push_macro("FD_SETSIZE")
#define IOCP_FD_SETSIZE_GIVEN 1
#endif

/* Every function that libiocp exports is declared with IOCP_API. */
#ifndef IOCP_API
#define IOCP_API __attribute__((visibility("default")))
#endif

/* Functions whose Windows name is also a libc name get a symbol of their own. */
#ifndef IOCP_SYMBOL
#define IOCP_SYMBOL(symbol) __asm__(symbol)
#endif

#ifdef __cplusplus
#define IOCP_BEGIN_C extern "C" {
#define IOCP_END_C }
#define IOCP_STATIC_ASSERT(condition, text) static_assert(condition, text)
#define IOCP_INLINE inline
#else
#define IOCP_BEGIN_C
#define IOCP_END_C
#define IOCP_STATIC_ASSERT(condition, text) _Static_assert(condition, text)
#define IOCP_INLINE static inline __attribute__((unused))
#endif

/* One calling convention on this platform. */
#undef __cdecl
#undef __stdcall
#undef __fastcall
#undef __thiscall
#undef __vectorcall
#define __cdecl
#define __stdcall
#define __fastcall
#define __thiscall
#define __vectorcall
#undef _cdecl
#undef _stdcall
#undef _fastcall
#define _cdecl
#define _stdcall
#define _fastcall

/* Sized integers. */
#undef __int8
#undef __int16
#undef __int32
#undef __int64
#define __int8 char
#define __int16 short
#define __int32 int
#define __int64 long long
#undef _int64
#define _int64 long long

/* Qualifiers and hints. */
#undef __forceinline
#define __forceinline inline __attribute__((always_inline))
#undef _inline
#define _inline inline
#undef __w64
#define __w64
#undef __ptr32
#undef __ptr64
#define __ptr32
#define __ptr64
#undef __unaligned
#define __unaligned
#undef __assume
#define __assume(condition) ((condition) ? (void)0 : __builtin_unreachable())
#ifndef __pragma
#define __pragma(text)
#endif
#ifndef __debugbreak
#define __debugbreak() __builtin_trap()
#endif
#ifndef __noop
#define __noop(...) ((void)0)
#endif
#ifndef _alloca
#define _alloca(size) __builtin_alloca(size)
#endif
#ifndef __FUNCSIG__
#define __FUNCSIG__ __PRETTY_FUNCTION__
#endif
#ifndef __FUNCDNAME__
#define __FUNCDNAME__ __func__
#endif

/* __declspec(x): one macro for each x that has a counterpart here. */
#undef __declspec
#undef _declspec
#define __declspec(x) IOCP_DECLSPEC_##x
#define _declspec(x) IOCP_DECLSPEC_##x
#define IOCP_DECLSPEC_align(n) __attribute__((aligned(n)))
#define IOCP_DECLSPEC_allocate(name)
#define IOCP_DECLSPEC_allocator
#define IOCP_DECLSPEC_code_seg(name)
#define IOCP_DECLSPEC_deprecated __attribute__((deprecated))
#define IOCP_DECLSPEC_dllexport __attribute__((visibility("default")))
#define IOCP_DECLSPEC_dllimport
#define IOCP_DECLSPEC_empty_bases
#define IOCP_DECLSPEC_intrin_type
#define IOCP_DECLSPEC_naked __attribute__((naked))
#define IOCP_DECLSPEC_noalias
#define IOCP_DECLSPEC_noinline __attribute__((noinline))
#define IOCP_DECLSPEC_noreturn __attribute__((noreturn))
#define IOCP_DECLSPEC_nothrow __attribute__((nothrow))
#define IOCP_DECLSPEC_novtable
#define IOCP_DECLSPEC_process
#define IOCP_DECLSPEC_restrict __attribute__((malloc))
#define IOCP_DECLSPEC_safebuffers
#define IOCP_DECLSPEC_selectany __attribute__((weak))
#define IOCP_DECLSPEC_spectre(how)
#ifdef __cplusplus
#define IOCP_DECLSPEC_thread thread_local
#else
#define IOCP_DECLSPEC_thread _Thread_local
#endif
#define IOCP_DECLSPEC_uuid(text)

#if defined(_WIN32) && defined(__cplusplus)
#include "iocp_libraries.h"
#endif

#endif /* IOCP_KEYWORDS_H */
