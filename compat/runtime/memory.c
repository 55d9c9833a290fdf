/* SPDX-License-Identifier: Apache-2.0 */
/* Aligned blocks and what a debug build asks for. Follows "_aligned_malloc" and "CRT debug heap details": there is
   no debug heap here, so its functions have nothing to tell. valgrind and --sanitize=address do that work. */
#include "runtime.h"
#include <malloc.h>

/* The block that malloc gave stands in front of the aligned one, and its size. */
typedef struct {
  void *block;
  size_t size;
} aligned;

IOCP_API void *_aligned_malloc(size_t size, size_t alignment) {
  if (!alignment || alignment & (alignment - 1) || size > SIZE_MAX / 2 || alignment > SIZE_MAX / 4)
    return iocp_inner_invalid("_aligned_malloc", EINVAL), NULL;
  if (alignment < sizeof(void *)) alignment = sizeof(void *);
  char *block = malloc(size + alignment + sizeof(aligned));
  if (!block) return errno = ENOMEM, NULL;
  uintptr_t start = ((uintptr_t)block + sizeof(aligned) + alignment - 1) & ~(alignment - 1);
  ((aligned *)start)[-1] = (aligned){block, size};
  return (void *)start;
}
IOCP_API void _aligned_free(void *block) {
  if (block) free(((aligned *)block)[-1].block);
}
IOCP_API void *_aligned_realloc(void *block, size_t size, size_t alignment) {
  if (!block) return _aligned_malloc(size, alignment);
  if (!size) return _aligned_free(block), NULL;
  void *other = _aligned_malloc(size, alignment);
  if (!other) return NULL;
  size_t before = ((aligned *)block)[-1].size;
  memcpy(other, block, before < size ? before : size);
  _aligned_free(block);
  return other;
}
IOCP_API size_t _msize(void *block) { return block ? malloc_usable_size(block) : (iocp_inner_invalid("_msize",
    EINVAL), 0); }
IOCP_API void *_recalloc(void *block, size_t count, size_t size) {
  size_t before = block ? malloc_usable_size(block) : 0;
  if (size && count > SIZE_MAX / size) return errno = ENOMEM, NULL;
  char *other = realloc(block, count * size);
  if (other && count * size > before) memset(other + before, 0, count * size - before);
  return other;
}
IOCP_API int _heapchk(void) { return -2; /* _HEAPOK */ }

/* --- crtdbg.h --- */

static int debug_flags = 1;
IOCP_API int _CrtSetDbgFlag(int flags) { return flags == -1 ? debug_flags : __atomic_exchange_n(&debug_flags,
    flags, 5); }
IOCP_API int _CrtDumpMemoryLeaks(void) { return 0; }
IOCP_API int _CrtCheckMemory(void) { return 1; }
IOCP_API int _CrtSetReportMode(int type, int mode) { return type < 0 || type > 2 || mode < -1 ? -1 : 0; }
IOCP_API void *_CrtSetReportFile(int type, void *file) { return (void)type, (void)file, NULL; }
IOCP_API void *_CrtSetReportHook(void *hook) { return (void)hook, NULL; }
IOCP_API int _CrtSetBreakAlloc(int number) { return (void)number, -1; }
IOCP_API void _CrtMemCheckpoint(void *state) { (void)state; }
IOCP_API void _CrtMemDumpStatistics(const void *state) { (void)state; }
IOCP_API void _CrtMemDumpAllObjectsSince(const void *state) { (void)state; }
IOCP_API int _CrtMemDifference(void *difference, const void *old, const void *now) {
  return (void)difference, (void)old, (void)now, 0;
}

typedef void (*purecall)(void);
static purecall purecall_handler;
IOCP_API purecall _set_purecall_handler(purecall next) { return __atomic_exchange_n(&purecall_handler, next, 5); }
