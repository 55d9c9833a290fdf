/* SPDX-License-Identifier: Apache-2.0 */
/* The debug heap, which is not here: its functions find nothing. See docs/porting.md for valgrind and sanitizers. */
#ifndef _INC_CRTDBG
#define _INC_CRTDBG

#include "corecrt.h"
#include <stdio.h>
#include <stdlib.h>

#define _CRT_WARN 0
#define _CRT_ERROR 1
#define _CRT_ASSERT 2
#define _CRTDBG_MODE_FILE 0x1
#define _CRTDBG_MODE_DEBUG 0x2
#define _CRTDBG_MODE_WNDW 0x4
#define _CRTDBG_REPORT_MODE (-1)
#define _CRTDBG_FILE_STDOUT ((_HFILE)-4)
#define _CRTDBG_FILE_STDERR ((_HFILE)-5)
#define _CRTDBG_ALLOC_MEM_DF 0x01
#define _CRTDBG_DELAY_FREE_MEM_DF 0x02
#define _CRTDBG_CHECK_ALWAYS_DF 0x04
#define _CRTDBG_CHECK_CRT_DF 0x10
#define _CRTDBG_LEAK_CHECK_DF 0x20
#define _CRTDBG_REPORT_FLAG (-1)
#define _FREE_BLOCK 0
#define _NORMAL_BLOCK 1
#define _CRT_BLOCK 2
#define _IGNORE_BLOCK 3
#define _CLIENT_BLOCK 4

typedef void *_HFILE;
typedef int(__cdecl *_CRT_REPORT_HOOK)(int type, char *message, int *result);
typedef struct _CrtMemState {
  size_t lCounts[5], lSizes[5], lHighWaterCount, lTotalCount;
} _CrtMemState;

IOCP_BEGIN_C
_CRTIMP int _CrtSetDbgFlag(int flags);
_CRTIMP int _CrtDumpMemoryLeaks(void);
_CRTIMP int _CrtCheckMemory(void);
_CRTIMP int _CrtSetReportMode(int type, int mode);
_CRTIMP _HFILE _CrtSetReportFile(int type, _HFILE file);
_CRTIMP _CRT_REPORT_HOOK _CrtSetReportHook(_CRT_REPORT_HOOK hook);
_CRTIMP int _CrtSetBreakAlloc(int number);
_CRTIMP void _CrtMemCheckpoint(_CrtMemState *state);
_CRTIMP void _CrtMemDumpStatistics(const _CrtMemState *state);
_CRTIMP void _CrtMemDumpAllObjectsSince(const _CrtMemState *state);
_CRTIMP int _CrtMemDifference(_CrtMemState *difference, const _CrtMemState *before, const _CrtMemState *now);
IOCP_END_C

#ifdef _DEBUG
#define _ASSERT(condition) ((condition) ? (void)0 : (fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__,
    #condition), abort()))
#else
#define _ASSERT(condition) ((void)0)
#endif
#define _ASSERTE(condition) _ASSERT(condition)
#define _RPT0(type, text) ((void)0)
#define _RPT1(type, text, a) ((void)0)
#define _RPTF0(type, text) ((void)0)
#define _RPTF1(type, text, a) ((void)0)

#endif /* _INC_CRTDBG */
