/* SPDX-License-Identifier: Apache-2.0 */
/* What rewritten __try statements use: docs/decisions/0031-structured-exceptions-are-rewritten.md. iocp-cc puts this
   file in front of sources that have some; it needs no header of Windows, so that the source may still define
   UNICODE and its like. */
#ifndef IOCP_STRUCTURED_H
#define IOCP_STRUCTURED_H

#include "iocp_keywords.h"

#define IOCP_STRUCTURED 1
struct _EXCEPTION_POINTERS;

#ifdef __cplusplus
/* What RaiseException throws, so that an __except finds it. */
struct iocp_structured_exception {
  struct _EXCEPTION_POINTERS *pointers;
};
inline struct _EXCEPTION_POINTERS *&iocp_exception_now() {
  static thread_local struct _EXCEPTION_POINTERS *now;
  return now;
}

/* Runs a block however the scope is left. */
template <typename Block>
struct iocp_finally {
  Block &block;
  ~iocp_finally() noexcept(false) { block(); }
};
#else
/* In C nothing is thrown, so that an __except is never entered. */
IOCP_API struct _EXCEPTION_POINTERS *iocp_exception_now(void);
#endif

#endif /* IOCP_STRUCTURED_H */
