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

IOCP_BEGIN_C
IOCP_INLINE unsigned char _BitScanForward(unsigned *index, unsigned mask) {
  if (mask) *index = (unsigned)__builtin_ctz(mask);
  return mask != 0;
}
IOCP_INLINE unsigned char _BitScanReverse(unsigned *index, unsigned mask) {
  if (mask) *index = 31u - (unsigned)__builtin_clz(mask);
  return mask != 0;
}
IOCP_INLINE unsigned char _BitScanForward64(unsigned *index, unsigned long long mask) {
  if (mask) *index = (unsigned)__builtin_ctzll(mask);
  return mask != 0;
}
IOCP_INLINE unsigned char _BitScanReverse64(unsigned *index, unsigned long long mask) {
  if (mask) *index = 63u - (unsigned)__builtin_clzll(mask);
  return mask != 0;
}
IOCP_INLINE unsigned __popcnt(unsigned n) { return (unsigned)__builtin_popcount(n); }
IOCP_INLINE unsigned long long __popcnt64(unsigned long long n) { return (unsigned)__builtin_popcountll(n); }
IOCP_INLINE unsigned __lzcnt(unsigned n) { return n ? (unsigned)__builtin_clz(n) : 32; }
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

#ifdef __cplusplus
/* The index is an unsigned long on Windows, where that has 32 bits. */
extern "C++" {
inline unsigned char _BitScanForward(unsigned long *index, unsigned mask) {
  if (mask) *index = static_cast<unsigned long>(__builtin_ctz(mask));
  return mask != 0;
}
inline unsigned char _BitScanReverse(unsigned long *index, unsigned mask) {
  if (mask) *index = 31ul - static_cast<unsigned long>(__builtin_clz(mask));
  return mask != 0;
}
}
#endif

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
