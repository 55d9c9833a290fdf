// SPDX-License-Identifier: Apache-2.0
// A library's header has a __try that is not rewritten: its block runs, its handler is never entered, and exceptions of
// C++ pass through. With STRUCTURED the program has a __try of its own, which is rewritten beside it.
#include <windows.h>
#include <stdio.h>
#include "guarded.hpp"

int main() {
  printf("%d\n", guarded([] { return 5; }));
  try {
    guarded([]() -> int { throw 6; });
  } catch (int thrown) {
    printf("%d\n", thrown);
  }
#ifdef STRUCTURED
  __try {
    RaiseException(7, 0, 0, NULL);
  } __except (GetExceptionCode() == 7 ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) {
    printf("%u\n", (unsigned)GetExceptionCode());
  }
#else
  printf("7\n");
#endif
  return 0;
}
