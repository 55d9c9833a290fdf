/* SPDX-License-Identifier: Apache-2.0 */
/* printf_formats
   Formats as Windows has them: `l` is 32 bits wide, I64 and I32 are there, %S and %ls take wide text in a narrow
   format, %s takes it in a wide one, %p has no prefix; what a precision cuts and a width pads. */
#include "../trace.h"
#include <wchar.h>

static char text[256];
static wchar_t wide[256];

#define SHOW_NARROW(format, ...) (_snprintf(text, sizeof text, format, __VA_ARGS__), say("%s: [%s]", format, text))
#define SHOW_WIDE(format, ...)                          \
  do {                                                  \
    _snwprintf(wide, 256, L##format, __VA_ARGS__);      \
    wcstombs(text, wide, sizeof text);                  \
    say("wide %s: [%s]", format, text);                 \
  } while (0)

int main(void) {
  SHOW_NARROW("%d|%5d|%-5d|%05d|%+d", 42, 42, 42, 42, 42);
  SHOW_NARROW("%ld|%lu", (LONG)-1, (DWORD)4294967295u);
  SHOW_NARROW("%I64d|%I64u|%I64x", -5ll, 18446744073709551615ull, 0xabcdefabcdull);
  SHOW_NARROW("%lld|%llX|%I32d", -6ll, 255ll, -7);
  SHOW_NARROW("%hd|%hu", 70000, 70000);
  SHOW_NARROW("%x|%#x|%08X|%o", 255, 255, 255, 8);
  SHOW_NARROW("%s|%10s|%-10s|%.2s", "text", "text", "text", "text");
  SHOW_NARROW("%S|%ls|%ws|%hs", L"wide", L"long", L"w", "narrow");
  SHOW_NARROW("%c|%C|%3c", 'a', L'b', 'c');
  SHOW_NARROW("%p", (void *)0x1234);
  SHOW_NARROW("%.3f|%8.2f|%g", 3.14159, 2.5, 0.0001);
  SHOW_NARROW("%*d|%-*d|%.*s", 6, 1, 6, 2, 3, "abcdef");
  SHOW_NARROW("%s%%", "100");
  SHOW_WIDE("%s|%10s|%-6s|%.2s", L"wide", L"wide", L"wi", L"wide");
  SHOW_WIDE("%S|%hs|%ls", "narrow", "narrow", L"wide");
  SHOW_WIDE("%d|%I64d|%ld", 1, 2ll, (LONG)-3);
  SHOW_WIDE("%c%C", L'x', 'y');

  /* What does not fit. */
  memset(text, 'x', sizeof text);
  say("_snprintf of 3: %d, then '%c'", _snprintf(text, 3, "%s", "abcdef"), text[3]);
  say("_snprintf exactly: %d, then '%c'", _snprintf(text, 6, "%s", "abcdef"), text[6]);
  say("snprintf: %d '%s'", snprintf(text, 4, "%s", "abcdef"), text);
  say("truncated: %d '%s'", _snprintf_s(text, 4, _TRUNCATE, "%s", "abcdef"), text);
  say("counted: %d '%s'", _snprintf_s(text, sizeof text, 2, "%s", "abcdef"), text);
  say("fits: %d '%s'", sprintf_s(text, sizeof text, "%s-%d", "abc", 5), text);
  say("length: %d %d", _scprintf("%s%d", "abc", 5), _scwprintf(L"%s", L"abcd"));
  say("swprintf_s: %d", swprintf_s(wide, 256, L"%d", 12345));
  return 0;
}
