/* SPDX-License-Identifier: Apache-2.0 */

/* Allocations are counted in front of libc: the program's own malloc is found first, also by the libraries. */

#define _GNU_SOURCE
#include "counters.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>

__thread long counted_allocations;

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

void *malloc(size_t size) {
  counted_allocations++;
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  counted_allocations++;
  return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
  counted_allocations++;
  return __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  counted_allocations++;
  return __libc_memalign(alignment, size);
}

void *memalign(size_t alignment, size_t size) {
  counted_allocations++;
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  void *memory;
  if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
  counted_allocations++;
  memory = __libc_memalign(alignment, size);
  if (memory == NULL) return ENOMEM;
  *result = memory;
  return 0;
}
