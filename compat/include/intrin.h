/* SPDX-License-Identifier: Apache-2.0 */
/* Instructions as functions. Follows "Compiler intrinsics". */
#ifndef _INC_INTRIN
#define _INC_INTRIN

#include "iocp_keywords.h"
#include "iocp_interlocked.h"
#if defined(__x86_64__)
#include <immintrin.h>
#include <x86intrin.h>
#endif

/* Macros, since clang knows some of the names as builtins of its own, and since the index may have 32 or 64 bits. */
#define IOCP_SCAN(index, found, mask) ((mask) ? (*(index) = (found), (unsigned char)1) : (unsigned char)0)
#define _BitScanForward(index, mask) IOCP_SCAN(index, (unsigned)__builtin_ctz(mask), mask)
#define _BitScanReverse(index, mask) IOCP_SCAN(index, 31u - (unsigned)__builtin_clz(mask), mask)
#define _BitScanForward64(index, mask) IOCP_SCAN(index, (unsigned)__builtin_ctzll(mask), mask)
#define _BitScanReverse64(index, mask) IOCP_SCAN(index, 63u - (unsigned)__builtin_clzll(mask), mask)
#define __popcnt(n) ((unsigned)__builtin_popcount(n))
#define __popcnt64(n) ((unsigned long long)__builtin_popcountll(n))
#define __lzcnt(n) ((n) ? (unsigned)__builtin_clz(n) : 32u)

IOCP_BEGIN_C
#if defined(__x86_64__)
IOCP_INLINE void iocp_cpuid(int out[4], int leaf, int sub) {
  __asm__ __volatile__("cpuid" : "=a"(out[0]), "=b"(out[1]), "=c"(out[2]), "=d"(out[3]) : "a"(leaf), "c"(sub));
}
#ifdef __cpuid
#undef __cpuid
#endif
#define __cpuid(out, leaf) iocp_cpuid((out), (leaf), 0)
#define __cpuidex(out, leaf, sub) iocp_cpuid((out), (leaf), (sub))
#endif
IOCP_END_C

#ifndef _ReadWriteBarrier
#define _ReadWriteBarrier() __asm__ __volatile__("" : : : "memory")
#define _ReadBarrier() _ReadWriteBarrier()
#define _WriteBarrier() _ReadWriteBarrier()
#endif
#define _AddressOfReturnAddress() __builtin_frame_address(0)
#define _ReturnAddress() __builtin_return_address(0)
#ifndef __nop
#define __nop() __asm__ __volatile__("nop")
#endif

#endif /* _INC_INTRIN */
