// SPDX-License-Identifier: Apache-2.0
// A header of a C++ library for Windows, as the system's folders have some: it is found by -isystem.
#pragma once
#include <ios>

template <typename Function>
int guarded(Function function) {
  __try
  {
    return function();
  }
  __except(GetExceptionCode() == STATUS_NO_MEMORY
      ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH)
  {
    return -1;
  }
}
