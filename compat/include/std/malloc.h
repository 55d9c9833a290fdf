/* SPDX-License-Identifier: Apache-2.0 */
/* <malloc.h> with aligned blocks. Follows "_aligned_malloc". */
#pragma GCC system_header
#include_next <malloc.h>
#ifndef IOCP_MALLOC_H
#define IOCP_MALLOC_H
#include "../corecrt.h"

IOCP_BEGIN_C
_CRTIMP void *_aligned_malloc(size_t size, size_t alignment);
_CRTIMP void *_aligned_realloc(void *block, size_t size, size_t alignment);
_CRTIMP void _aligned_free(void *block);
_CRTIMP void *_recalloc(void *block, size_t count, size_t size);
_CRTIMP size_t _msize(void *block);
_CRTIMP int _heapchk(void);
IOCP_END_C
#define _HEAPOK (-2)
#define _malloca(size) malloc(size)
#define _freea(block) free(block)
#endif
