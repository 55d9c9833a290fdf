/* SPDX-License-Identifier: Apache-2.0 */
/* Dumps and stacks: refused. A core file of Linux has more. */
#ifndef _DBGHELP_
#define _DBGHELP_

#include "minwindef.h"
#include "winnt.h"

typedef enum _MINIDUMP_TYPE {
  MiniDumpNormal = 0x00000000,
  MiniDumpWithDataSegs = 0x00000001,
  MiniDumpWithFullMemory = 0x00000002,
  MiniDumpWithHandleData = 0x00000004,
  MiniDumpWithThreadInfo = 0x00001000
} MINIDUMP_TYPE;
typedef struct _MINIDUMP_EXCEPTION_INFORMATION {
  DWORD ThreadId;
  PEXCEPTION_POINTERS ExceptionPointers;
  BOOL ClientPointers;
} MINIDUMP_EXCEPTION_INFORMATION, *PMINIDUMP_EXCEPTION_INFORMATION;
typedef struct _MINIDUMP_USER_STREAM_INFORMATION *PMINIDUMP_USER_STREAM_INFORMATION;
typedef struct _MINIDUMP_CALLBACK_INFORMATION *PMINIDUMP_CALLBACK_INFORMATION;

IOCP_BEGIN_C
/* Refused: ERROR_CALL_NOT_IMPLEMENTED. */
WINBASEAPI BOOL WINAPI MiniDumpWriteDump(HANDLE process, DWORD id, HANDLE file, MINIDUMP_TYPE type,
                                         PMINIDUMP_EXCEPTION_INFORMATION exception,
                                         PMINIDUMP_USER_STREAM_INFORMATION streams,
                                         PMINIDUMP_CALLBACK_INFORMATION callback);
IOCP_END_C

#endif /* _DBGHELP_ */
