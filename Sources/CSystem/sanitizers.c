/* SPDX-License-Identifier: Apache-2.0 */
#include "csystem_sanitizers.h"

#include <sys/socket.h>

/* Sanitizer runtimes export these (sanitizer/asan_interface.h, sanitizer/tsan_interface.h and the functions that
   instrumented code calls). */
extern void __asan_storeN(uintptr_t base, size_t length) __attribute__((weak));
extern void __asan_loadN(uintptr_t base, size_t length) __attribute__((weak));
extern void __asan_poison_memory_region(const volatile void *base, size_t length) __attribute__((weak));
extern void __asan_unpoison_memory_region(const volatile void *base, size_t length) __attribute__((weak));
extern void __asan_get_shadow_mapping(size_t *scale, size_t *offset) __attribute__((weak));
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

/* What is hidden has a whole granule of the shadow in it, which tells that it is. */
enum { GRANULE = 8, HIDDEN = 0xf7 };

/* Defined by a face whose programs must not look at a buffer that is in flight. Where the compiler sees to that, a
   program may look at its own memory. */
extern const int csystem_face_hides_buffers __attribute__((weak, visibility("hidden")));

void csystem_sanitizer_hide(const void *base, size_t length) {
  if (&csystem_face_hides_buffers == NULL) return;
  if (__asan_poison_memory_region != NULL && base != NULL && length >= 2 * GRANULE)
    __asan_poison_memory_region(base, length);
}

/* Of what was freed meanwhile, or is somebody else's, all has another mark, and keeps it. A few bytes at the beginning
   of a buffer may share their granule with what lies before it: then the next one tells. */
__attribute__((no_sanitize("address", "thread"))) static int is_hidden(const void *base, size_t length) {
  size_t scale, offset;
  if (__asan_get_shadow_mapping == NULL || base == NULL || length == 0) return 0;
  __asan_get_shadow_mapping(&scale, &offset);
  const volatile uint8_t *mark = (const uint8_t *)(((uintptr_t)base >> scale) + offset);
  const volatile uint8_t *last = (const uint8_t *)((((uintptr_t)base + length - 1 + GRANULE) >> scale) + offset);
  while (mark < last && *mark != HIDDEN) mark++; /* not memchr: the sanitizer has one of its own */
  return *mark == HIDDEN;
}

int csystem_sanitizer_show(const void *base, size_t length) {
  if (!is_hidden(base, length)) return 0;
  __asan_unpoison_memory_region(base, length);
  return 1;
}

static long libc_recv(int fd, void *base, size_t length, int flags) {
  CSYSTEM_CALL(recv(fd, base, length, flags));
}

long csystem_sanitizer_recv(int fd, void *base, size_t length, int flags) {
  int was_hidden = csystem_sanitizer_show(base, length);
  long result = libc_recv(fd, base, length, flags);
  /* However short it was: what was opened of a granule is shut again. */
  if (was_hidden) __asan_poison_memory_region(base, length);
  return result;
}
