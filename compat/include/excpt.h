/* SPDX-License-Identifier: Apache-2.0 */
/* Words of structured exceptions: docs/decisions/0031-structured-exceptions-are-rewritten.md. */
#ifndef _INC_EXCPT
#define _INC_EXCPT

#include "winnt.h"
#include "errhandlingapi.h"
#include "iocp_structured.h"

#define GetExceptionCode() (iocp_exception_now()->ExceptionRecord->ExceptionCode)
#define GetExceptionInformation() (iocp_exception_now())
#define AbnormalTermination() (iocp_abnormal_termination)
#define _exception_code() GetExceptionCode()
#define _exception_info() GetExceptionInformation()
#define _abnormal_termination() AbnormalTermination()

#ifdef __cplusplus
/* Raises an exception that the __except statements of this program see; code of others sees a C++ exception. */
inline void iocp_raise(DWORD code, DWORD flags, DWORD count, const ULONG_PTR *arguments) {
  static thread_local EXCEPTION_RECORD record;
  static thread_local EXCEPTION_POINTERS pointers;
  /* The name of a thread, for a debugger: nobody is to handle it. */
  if (code == 0x406D1388u) return RaiseException(code, flags, count, arguments);
  record.ExceptionCode = code;
  record.ExceptionFlags = flags;
  record.ExceptionRecord = 0;
  record.ExceptionAddress = __builtin_return_address(0);
  record.NumberParameters = !arguments ? 0 : count < EXCEPTION_MAXIMUM_PARAMETERS ? count
      : EXCEPTION_MAXIMUM_PARAMETERS;
  for (DWORD i = 0; i < record.NumberParameters; i++) record.ExceptionInformation[i] = arguments[i];
  pointers.ExceptionRecord = &record;
  pointers.ContextRecord = 0;
  throw iocp_structured_exception{&pointers};
}
#ifdef IOCP_REWRITES
#define RaiseException iocp_raise
#endif
#endif

#endif /* _INC_EXCPT */
