/* SPDX-License-Identifier: Apache-2.0 */
#include "csystem_sanitizers.h"

/* Sanitizer runtimes export these (sanitizer/asan_interface.h, sanitizer/tsan_interface.h and the functions that
   instrumented code calls). */
extern void __asan_storeN(uintptr_t base, size_t length) __attribute__((weak));
extern void __asan_loadN(uintptr_t base, size_t length) __attribute__((weak));
extern void __tsan_acquire(void *at) __attribute__((weak));
extern void __tsan_release(void *at) __attribute__((weak));

void csystem_sanitizer_check_write(const void *base, size_t length) {
  if (__asan_storeN != NULL && base != NULL && length > 0) __asan_storeN((uintptr_t)base, length);
}

void csystem_sanitizer_check_read(const void *base, size_t length) {
  if (__asan_loadN != NULL && base != NULL && length > 0) __asan_loadN((uintptr_t)base, length);
}

void csystem_sanitizer_release(const void *at) {
  if (__tsan_release != NULL) __tsan_release((void *)at);
}

void csystem_sanitizer_acquire(const void *at) {
  if (__tsan_acquire != NULL) __tsan_acquire((void *)at);
}
