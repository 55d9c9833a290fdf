/* SPDX-License-Identifier: Apache-2.0 */
/* string_cch
   StringCch functions: what fits, what is cut, which sizes are invalid. */
#include "../trace.h"
#include <strsafe.h>

#define TRY(call)                                               \
  do {                                                          \
    HRESULT answer_ = (call);                                   \
    say("%s: %08x '%s'", #call, (unsigned)answer_, to);         \
  } while (0)

int main(void) {
  char to[8] = "";
  size_t length = 99;
  TRY(StringCchCopyA(to, 8, "abc"));
  TRY(StringCchCopyA(to, 3, "abc"));
  TRY(StringCchCopyA(to, 0, "abc"));
  TRY(StringCchCatA(to, 8, "cdef"));
  TRY(StringCchCatA(to, 8, "ghi"));
  TRY(StringCchPrintfA(to, 8, "%d %s", 12, "ab"));
  TRY(StringCchPrintfA(to, 8, "%s", "longer than that"));
  TRY(StringCchLengthA("abc", 8, &length));
  say("length %d", (int)length);
  TRY(StringCchLengthA("abcdef", 3, &length));
  TRY(StringCchLengthA(NULL, 3, &length));
  TRY(StringCbCopyA(to, 4, "abcdef"));
  WCHAR wide[4];
  HRESULT answer = StringCchCopyW(wide, 4, L"abcdef");
  say("wide: %08x %d", (unsigned)answer, lstrcmpW(wide, L"abc"));
  answer = StringCchPrintfW(wide, 4, L"%s", L"xy");
  say("wide: %08x %d", (unsigned)answer, lstrcmpW(wide, L"xy"));
  return 0;
}
