/* SPDX-License-Identifier: Apache-2.0 */
/* The Interlocked operations over the compiler's atomic builtins: C++ gets templates, C gets macros, so that
   volatile LONG and volatile long both work. Follows "Interlocked Variable Access". */
#ifndef IOCP_INTERLOCKED_H
#define IOCP_INTERLOCKED_H

#include "minwindef.h"

#define MemoryBarrier() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#ifndef _ReadWriteBarrier
#define _ReadWriteBarrier() __atomic_signal_fence(__ATOMIC_SEQ_CST)
#define _ReadBarrier() __atomic_signal_fence(__ATOMIC_ACQUIRE)
#define _WriteBarrier() __atomic_signal_fence(__ATOMIC_RELEASE)
#endif
#if defined(__x86_64__)
#define YieldProcessor() __builtin_ia32_pause()
#elif defined(__aarch64__)
#define YieldProcessor() __asm__ __volatile__("yield")
#else
#define YieldProcessor() ((void)0)
#endif

#ifdef __cplusplus

extern "C++" {
/* V is apart from T, so that a literal may go with a 64-bit or an unsigned variable. */
#define IOCP_STEP(name, call)            \
  template <class T>                     \
  inline T name(volatile T *p) noexcept { \
    return call;                         \
  }
#define IOCP_WITH_VALUE(name, call)                 \
  template <class T, class V>                       \
  inline T name(volatile T *p, V value) noexcept {  \
    return call;                                    \
  }
#define IOCP_COMPARE(name)                                                        \
  template <class T, class V, class C>                                            \
  inline T name(volatile T *p, V value, C comparand) noexcept {                   \
    return __sync_val_compare_and_swap(p, static_cast<T>(comparand), static_cast<T>(value)); \
  }
#define IOCP_FAMILY(prefix, suffix)                                                                              \
  IOCP_STEP(prefix##Increment##suffix, __atomic_add_fetch(p, 1, __ATOMIC_SEQ_CST))                               \
  IOCP_STEP(prefix##Decrement##suffix, __atomic_sub_fetch(p, 1, __ATOMIC_SEQ_CST))                               \
  IOCP_WITH_VALUE(prefix##Exchange##suffix, __atomic_exchange_n(p, static_cast<T>(value), __ATOMIC_SEQ_CST))     \
  IOCP_WITH_VALUE(prefix##ExchangeAdd##suffix, __atomic_fetch_add(p, static_cast<T>(value), __ATOMIC_SEQ_CST))   \
  IOCP_WITH_VALUE(prefix##Add##suffix, __atomic_add_fetch(p, static_cast<T>(value), __ATOMIC_SEQ_CST))           \
  IOCP_WITH_VALUE(prefix##And##suffix, __atomic_fetch_and(p, static_cast<T>(value), __ATOMIC_SEQ_CST))           \
  IOCP_WITH_VALUE(prefix##Or##suffix, __atomic_fetch_or(p, static_cast<T>(value), __ATOMIC_SEQ_CST))             \
  IOCP_WITH_VALUE(prefix##Xor##suffix, __atomic_fetch_xor(p, static_cast<T>(value), __ATOMIC_SEQ_CST))           \
  IOCP_COMPARE(prefix##CompareExchange##suffix)

#define IOCP_TEST(prefix, suffix)                                                            \
  template <class T, class V>                                                                \
  inline unsigned char prefix##BitTestAndSet##suffix(volatile T *p, V bit) noexcept {        \
    return (__atomic_fetch_or(p, static_cast<T>(1) << bit, __ATOMIC_SEQ_CST) >> bit) & 1;    \
  }                                                                                          \
  template <class T, class V>                                                                \
  inline unsigned char prefix##BitTestAndReset##suffix(volatile T *p, V bit) noexcept {      \
    return (__atomic_fetch_and(p, ~(static_cast<T>(1) << bit), __ATOMIC_SEQ_CST) >> bit) & 1; \
  }

IOCP_FAMILY(Interlocked, )
IOCP_FAMILY(Interlocked, 8)
IOCP_FAMILY(Interlocked, 16)
IOCP_FAMILY(Interlocked, 64)
IOCP_FAMILY(Interlocked, Acquire)
IOCP_FAMILY(Interlocked, Release)
IOCP_FAMILY(Interlocked, NoFence)
IOCP_FAMILY(Interlocked, Acquire64)
IOCP_FAMILY(Interlocked, Release64)
IOCP_FAMILY(Interlocked, NoFence64)
IOCP_FAMILY(_Interlocked, )
IOCP_FAMILY(_Interlocked, 8)
IOCP_FAMILY(_Interlocked, 16)
IOCP_FAMILY(_Interlocked, 64)
IOCP_TEST(Interlocked, )
IOCP_TEST(Interlocked, 64)
IOCP_TEST(_interlocked, )

#undef IOCP_STEP
#undef IOCP_WITH_VALUE
#undef IOCP_COMPARE
#undef IOCP_FAMILY
#undef IOCP_TEST
}
#define InterlockedExchangeSubtract(p, value) InterlockedExchangeAdd((p), 0 - (value))

#else /* C */

#define IOCP_INTERLOCKED_INCREMENT(p) __atomic_add_fetch((p), 1, __ATOMIC_SEQ_CST)
#define IOCP_INTERLOCKED_DECREMENT(p) __atomic_sub_fetch((p), 1, __ATOMIC_SEQ_CST)
#define IOCP_INTERLOCKED_EXCHANGE(p, value) __atomic_exchange_n((p), (value), __ATOMIC_SEQ_CST)
#define IOCP_INTERLOCKED_EXCHANGE_ADD(p, value) __atomic_fetch_add((p), (value), __ATOMIC_SEQ_CST)
#define IOCP_INTERLOCKED_ADD(p, value) __atomic_add_fetch((p), (value), __ATOMIC_SEQ_CST)
#define IOCP_INTERLOCKED_AND(p, value) __atomic_fetch_and((p), (value), __ATOMIC_SEQ_CST)
#define IOCP_INTERLOCKED_OR(p, value) __atomic_fetch_or((p), (value), __ATOMIC_SEQ_CST)
#define IOCP_INTERLOCKED_XOR(p, value) __atomic_fetch_xor((p), (value), __ATOMIC_SEQ_CST)
#define IOCP_INTERLOCKED_COMPARE(p, value, comparand) __sync_val_compare_and_swap((p), (comparand), (value))

#define InterlockedIncrement(p) IOCP_INTERLOCKED_INCREMENT(p)
#define InterlockedDecrement(p) IOCP_INTERLOCKED_DECREMENT(p)
#define InterlockedExchange(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define InterlockedExchangeAdd(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define InterlockedAdd(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define InterlockedAnd(p, value) IOCP_INTERLOCKED_AND(p, value)
#define InterlockedOr(p, value) IOCP_INTERLOCKED_OR(p, value)
#define InterlockedXor(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define InterlockedCompareExchange(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define InterlockedIncrement8(p) IOCP_INTERLOCKED_INCREMENT(p)
#define InterlockedDecrement8(p) IOCP_INTERLOCKED_DECREMENT(p)
#define InterlockedExchange8(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define InterlockedExchangeAdd8(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define InterlockedAdd8(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define InterlockedAnd8(p, value) IOCP_INTERLOCKED_AND(p, value)
#define InterlockedOr8(p, value) IOCP_INTERLOCKED_OR(p, value)
#define InterlockedXor8(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define InterlockedCompareExchange8(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define InterlockedIncrement16(p) IOCP_INTERLOCKED_INCREMENT(p)
#define InterlockedDecrement16(p) IOCP_INTERLOCKED_DECREMENT(p)
#define InterlockedExchange16(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define InterlockedExchangeAdd16(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define InterlockedAdd16(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define InterlockedAnd16(p, value) IOCP_INTERLOCKED_AND(p, value)
#define InterlockedOr16(p, value) IOCP_INTERLOCKED_OR(p, value)
#define InterlockedXor16(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define InterlockedCompareExchange16(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define InterlockedIncrement64(p) IOCP_INTERLOCKED_INCREMENT(p)
#define InterlockedDecrement64(p) IOCP_INTERLOCKED_DECREMENT(p)
#define InterlockedExchange64(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define InterlockedExchangeAdd64(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define InterlockedAdd64(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define InterlockedAnd64(p, value) IOCP_INTERLOCKED_AND(p, value)
#define InterlockedOr64(p, value) IOCP_INTERLOCKED_OR(p, value)
#define InterlockedXor64(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define InterlockedCompareExchange64(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define InterlockedIncrementAcquire(p) IOCP_INTERLOCKED_INCREMENT(p)
#define InterlockedDecrementAcquire(p) IOCP_INTERLOCKED_DECREMENT(p)
#define InterlockedExchangeAcquire(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define InterlockedExchangeAddAcquire(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define InterlockedAddAcquire(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define InterlockedAndAcquire(p, value) IOCP_INTERLOCKED_AND(p, value)
#define InterlockedOrAcquire(p, value) IOCP_INTERLOCKED_OR(p, value)
#define InterlockedXorAcquire(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define InterlockedCompareExchangeAcquire(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define InterlockedIncrementRelease(p) IOCP_INTERLOCKED_INCREMENT(p)
#define InterlockedDecrementRelease(p) IOCP_INTERLOCKED_DECREMENT(p)
#define InterlockedExchangeRelease(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define InterlockedExchangeAddRelease(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define InterlockedAddRelease(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define InterlockedAndRelease(p, value) IOCP_INTERLOCKED_AND(p, value)
#define InterlockedOrRelease(p, value) IOCP_INTERLOCKED_OR(p, value)
#define InterlockedXorRelease(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define InterlockedCompareExchangeRelease(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define InterlockedIncrementNoFence(p) IOCP_INTERLOCKED_INCREMENT(p)
#define InterlockedDecrementNoFence(p) IOCP_INTERLOCKED_DECREMENT(p)
#define InterlockedExchangeNoFence(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define InterlockedExchangeAddNoFence(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define InterlockedAddNoFence(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define InterlockedAndNoFence(p, value) IOCP_INTERLOCKED_AND(p, value)
#define InterlockedOrNoFence(p, value) IOCP_INTERLOCKED_OR(p, value)
#define InterlockedXorNoFence(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define InterlockedCompareExchangeNoFence(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define InterlockedIncrementAcquire64(p) IOCP_INTERLOCKED_INCREMENT(p)
#define InterlockedDecrementAcquire64(p) IOCP_INTERLOCKED_DECREMENT(p)
#define InterlockedExchangeAcquire64(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define InterlockedExchangeAddAcquire64(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define InterlockedAddAcquire64(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define InterlockedAndAcquire64(p, value) IOCP_INTERLOCKED_AND(p, value)
#define InterlockedOrAcquire64(p, value) IOCP_INTERLOCKED_OR(p, value)
#define InterlockedXorAcquire64(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define InterlockedCompareExchangeAcquire64(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define InterlockedIncrementRelease64(p) IOCP_INTERLOCKED_INCREMENT(p)
#define InterlockedDecrementRelease64(p) IOCP_INTERLOCKED_DECREMENT(p)
#define InterlockedExchangeRelease64(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define InterlockedExchangeAddRelease64(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define InterlockedAddRelease64(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define InterlockedAndRelease64(p, value) IOCP_INTERLOCKED_AND(p, value)
#define InterlockedOrRelease64(p, value) IOCP_INTERLOCKED_OR(p, value)
#define InterlockedXorRelease64(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define InterlockedCompareExchangeRelease64(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define InterlockedIncrementNoFence64(p) IOCP_INTERLOCKED_INCREMENT(p)
#define InterlockedDecrementNoFence64(p) IOCP_INTERLOCKED_DECREMENT(p)
#define InterlockedExchangeNoFence64(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define InterlockedExchangeAddNoFence64(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define InterlockedAddNoFence64(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define InterlockedAndNoFence64(p, value) IOCP_INTERLOCKED_AND(p, value)
#define InterlockedOrNoFence64(p, value) IOCP_INTERLOCKED_OR(p, value)
#define InterlockedXorNoFence64(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define InterlockedCompareExchangeNoFence64(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define _InterlockedIncrement(p) IOCP_INTERLOCKED_INCREMENT(p)
#define _InterlockedDecrement(p) IOCP_INTERLOCKED_DECREMENT(p)
#define _InterlockedExchange(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define _InterlockedExchangeAdd(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define _InterlockedAdd(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define _InterlockedAnd(p, value) IOCP_INTERLOCKED_AND(p, value)
#define _InterlockedOr(p, value) IOCP_INTERLOCKED_OR(p, value)
#define _InterlockedXor(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define _InterlockedCompareExchange(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define _InterlockedIncrement8(p) IOCP_INTERLOCKED_INCREMENT(p)
#define _InterlockedDecrement8(p) IOCP_INTERLOCKED_DECREMENT(p)
#define _InterlockedExchange8(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define _InterlockedExchangeAdd8(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define _InterlockedAdd8(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define _InterlockedAnd8(p, value) IOCP_INTERLOCKED_AND(p, value)
#define _InterlockedOr8(p, value) IOCP_INTERLOCKED_OR(p, value)
#define _InterlockedXor8(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define _InterlockedCompareExchange8(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define _InterlockedIncrement16(p) IOCP_INTERLOCKED_INCREMENT(p)
#define _InterlockedDecrement16(p) IOCP_INTERLOCKED_DECREMENT(p)
#define _InterlockedExchange16(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define _InterlockedExchangeAdd16(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define _InterlockedAdd16(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define _InterlockedAnd16(p, value) IOCP_INTERLOCKED_AND(p, value)
#define _InterlockedOr16(p, value) IOCP_INTERLOCKED_OR(p, value)
#define _InterlockedXor16(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define _InterlockedCompareExchange16(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define _InterlockedIncrement64(p) IOCP_INTERLOCKED_INCREMENT(p)
#define _InterlockedDecrement64(p) IOCP_INTERLOCKED_DECREMENT(p)
#define _InterlockedExchange64(p, value) IOCP_INTERLOCKED_EXCHANGE(p, value)
#define _InterlockedExchangeAdd64(p, value) IOCP_INTERLOCKED_EXCHANGE_ADD(p, value)
#define _InterlockedAdd64(p, value) IOCP_INTERLOCKED_ADD(p, value)
#define _InterlockedAnd64(p, value) IOCP_INTERLOCKED_AND(p, value)
#define _InterlockedOr64(p, value) IOCP_INTERLOCKED_OR(p, value)
#define _InterlockedXor64(p, value) IOCP_INTERLOCKED_XOR(p, value)
#define _InterlockedCompareExchange64(p, value, comparand) IOCP_INTERLOCKED_COMPARE(p, value, comparand)
#define InterlockedExchangeSubtract(p, value) __atomic_fetch_sub((p), (value), __ATOMIC_SEQ_CST)
#define InterlockedBitTestAndSet(p, bit) \
  ((unsigned char)(__atomic_fetch_or((p), 1LL << (bit), __ATOMIC_SEQ_CST) >> (bit)&1))
#define InterlockedBitTestAndReset(p, bit) \
  ((unsigned char)(__atomic_fetch_and((p), ~(1LL << (bit)), __ATOMIC_SEQ_CST) >> (bit)&1))
#define InterlockedBitTestAndSet64(p, bit) InterlockedBitTestAndSet(p, bit)
#define InterlockedBitTestAndReset64(p, bit) InterlockedBitTestAndReset(p, bit)

#endif

/* Pointers. */
IOCP_BEGIN_C
IOCP_INLINE void *InterlockedExchangePointer(void *volatile *target, void *value) {
  return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}
IOCP_INLINE void *InterlockedCompareExchangePointer(void *volatile *target, void *value, void *comparand) {
  return __sync_val_compare_and_swap(target, comparand, value);
}
IOCP_END_C
#define InterlockedCompareExchangePointerAcquire InterlockedCompareExchangePointer
#define InterlockedCompareExchangePointerRelease InterlockedCompareExchangePointer
#define InterlockedCompareExchangePointerNoFence InterlockedCompareExchangePointer
#define InterlockedExchangePointerAcquire InterlockedExchangePointer
#define InterlockedExchangePointerNoFence InterlockedExchangePointer
#define _InterlockedCompareExchangePointer InterlockedCompareExchangePointer
#define _InterlockedExchangePointer InterlockedExchangePointer

/* 16 bytes at once: low half first. Returns whether the exchange took place and stores what was there. */
#if defined(__x86_64__)
IOCP_BEGIN_C
IOCP_INLINE unsigned char InterlockedCompareExchange128(volatile long long *target, long long high, long long low,
                                                        long long *comparand) {
  unsigned char done;
  __asm__ __volatile__("lock cmpxchg16b %1"
                       : "=@ccz"(done), "+m"(*(volatile __attribute__((may_alias)) char(*)[16])target),
                         "+a"(comparand[0]), "+d"(comparand[1])
                       : "b"(low), "c"(high)
                       : "memory");
  return done;
}
IOCP_END_C
#define _InterlockedCompareExchange128 InterlockedCompareExchange128
#endif

#endif /* IOCP_INTERLOCKED_H */
