/* SPDX-License-Identifier: Apache-2.0 */
/* code_pages
   MultiByteToWideChar and WideCharToMultiByte with UTF-8: sizes, what does not fit, what is no Unicode, bad arguments.

   Wine 8 takes flags and a spare character for UTF-8; the pages of both functions say that they are errors. */
#include "../trace.h"

static void to_wide(const char *title, const char *from, int size, WCHAR *to, int room, DWORD flags) {
  SetLastError(0);
  int units = MultiByteToWideChar(CP_UTF8, flags, from, size, to, room);
  say("%s: %d %u", title, units, units ? 0 : (unsigned)GetLastError());
}
static void to_narrow(const char *title, const WCHAR *from, int size, char *to, int room, DWORD flags) {
  SetLastError(0);
  int bytes = WideCharToMultiByte(CP_UTF8, flags, from, size, to, room, NULL, NULL);
  say("%s: %d %u", title, bytes, bytes ? 0 : (unsigned)GetLastError());
}

int main(void) {
  WCHAR wide[16];
  char narrow[32];
  to_wide("size with zero", "abc", -1, NULL, 0, 0);
  to_wide("size without", "abc", 3, NULL, 0, 0);
  to_wide("two bytes", "\xc3\xa4", -1, wide, 16, 0);
  say("is %04x", wide[0]);
  to_wide("four bytes", "\xf0\x9f\x98\x80", 4, wide, 16, 0);
  say("is %04x %04x", wide[0], wide[1]);
  to_wide("too small", "abc", -1, wide, 3, 0);
  to_wide("no Unicode, replaced", "a\xff" "b", 3, wide, 16, 0);
  say("is %04x", wide[1]);
  to_wide("no Unicode, refused", "a\xff" "b", 3, wide, 16, MB_ERR_INVALID_CHARS);
  to_wide("NULL", NULL, 3, wide, 16, 0);
  to_wide("no bytes", "abc", 0, wide, 16, 0);
  to_wide("negative room", "abc", -1, wide, -1, 0);
  to_wide("flags", "abc", -1, wide, 16, MB_PRECOMPOSED);

  static const WCHAR text[] = {'a', 0xe4, 0xd83d, 0xde00, 0};
  static const WCHAR lone[] = {'a', 0xd83d, 'b', 0};
  to_narrow("size with zero", text, -1, NULL, 0, 0);
  to_narrow("whole", text, -1, narrow, 32, 0);
  say("is %d", strcmp(narrow, "a\xc3\xa4\xf0\x9f\x98\x80"));
  to_narrow("too small", text, -1, narrow, 7, 0);
  to_narrow("a lone surrogate, replaced", lone, 3, narrow, 32, 0);
  to_narrow("a lone surrogate, refused", lone, 3, narrow, 32, WC_ERR_INVALID_CHARS);
  to_narrow("NULL", NULL, 3, narrow, 32, 0);
  BOOL used = FALSE;
  SetLastError(0);
  int bytes = WideCharToMultiByte(CP_UTF8, 0, text, -1, narrow, 32, "?", &used);
  say("a spare character for UTF-8: %d %u", bytes, (unsigned)GetLastError());
  SetLastError(0);
  int units = MultiByteToWideChar(12345, 0, "a", 1, wide, 16);
  say("a page that nobody has: %d %u", units, (unsigned)GetLastError());
  return 0;
}
