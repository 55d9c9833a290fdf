/* SPDX-License-Identifier: Apache-2.0 */
/* wide_functions
   A wide character has 16 bits, and the functions of wchar.h and stdlib.h take it so. */
#include "../trace.h"
#include <wchar.h>

int main(void) {
  wchar_t to[32];
  say("size %d %d", (int)sizeof(wchar_t), (int)sizeof(WCHAR));
  say("wcslen %d %d", (int)wcslen(L"four"), (int)wcslen(L""));
  say("wcscpy %d", wcscmp(wcscpy(to, L"abc"), L"abc"));
  say("wcscat %d", wcscmp(wcscat(to, L"def"), L"abcdef"));
  say("wcsncpy %d", wcscmp(wcsncpy(to, L"xyz", 2), L"xycdef"));
  say("order %d %d %d", wcscmp(L"a", L"b") < 0, wcscmp(L"b", L"a") > 0, wcsncmp(L"abx", L"aby", 2));
  say("no case %d %d", _wcsicmp(L"ABC", L"abc"), _wcsnicmp(L"ABx", L"aby", 2));
  const wchar_t *text = L"path/to/file";
  say("find %d %d %d", (int)(wcschr(text, L'/') - text), (int)(wcsrchr(text, L'/') - text),
      (int)(wcsstr(text, L"file") - text));
  say("spans %d %d", (int)wcsspn(L"aab", L"a"), (int)wcscspn(L"aab", L"b"));
  say("memory %d %d", wmemcmp(wmemset(to, L'z', 3), L"zzz", 3), (int)(wmemchr(L"abc", L'c', 3) != NULL));
  say("numbers %d %u %d %d", (int)wcstol(L"-42x", NULL, 10), (unsigned)wcstoul(L"ff", NULL, 16), _wtoi(L"17"),
      (int)(wcstod(L"2.5", NULL) * 2));
  wchar_t *end;
  (void)wcstol(L"12ab", &end, 10);
  say("end %d", wcscmp(end, L"ab"));
  int answer = wcscpy_s(to, 32, L"copy");
  say("copies %d %d", answer, wcscmp(to, L"copy"));
  answer = wcscat_s(to, 32, L"+");
  say("appended %d %d", answer, wcscmp(to, L"copy+"));
  answer = wcsncpy_s(to, 4, L"abcdef", _TRUNCATE);
  say("cut %d %d", answer, wcscmp(to, L"abc"));
  say("upper %d", wcscmp(_wcsupr(to), L"ABC"));
  say("lower %d", wcscmp(_wcslwr(to), L"abc"));
  wchar_t *again = _wcsdup(L"twice");
  say("duplicate %d", wcscmp(again, L"twice"));
  free(again);
  char narrow[16];
  size_t done = 0;
  answer = wcstombs_s(&done, narrow, sizeof narrow, L"abc", _TRUNCATE);
  say("narrow %d '%s' %d", answer, narrow, (int)done);
  answer = mbstowcs_s(&done, to, 32, "xyz", _TRUNCATE);
  say("wide %d %d %d", answer, (int)done, wcscmp(to, L"xyz"));
  wchar_t words[] = L"a b", *context = NULL;
  for (wchar_t *word = wcstok_s(words, L" ", &context); word; word = wcstok_s(NULL, L" ", &context))
    say("word %c", (char)*word);
  int number = 0;
  wchar_t name[8] = L"";
  answer = swscanf(L"7 name", L"%d %ls", &number, name);
  say("swscanf %d %d %d", answer, number, wcscmp(name, L"name"));
  return 0;
}
