/* SPDX-License-Identifier: Apache-2.0 */
/* Threads through the C run-time library. Follows "_beginthread, _beginthreadex" and "_endthread, _endthreadex". */
#ifndef _INC_PROCESS
#define _INC_PROCESS

#include "iocp_keywords.h"
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

typedef void (*_beginthread_proc_type)(void *);
typedef unsigned (*_beginthreadex_proc_type)(void *);

IOCP_BEGIN_C
IOCP_API uintptr_t _beginthreadex(void *security, unsigned stack, unsigned (*start)(void *), void *argument,
    unsigned flags,
                                  unsigned *id);
IOCP_API void _endthreadex(unsigned code) __attribute__((noreturn));
IOCP_API uintptr_t _beginthread(void (*start)(void *), unsigned stack, void *argument);
IOCP_API void _endthread(void) __attribute__((noreturn));
IOCP_END_C

#ifndef _getpid
#define _getpid() ((int)getpid())
#endif

#endif /* _INC_PROCESS */
