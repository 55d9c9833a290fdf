/* SPDX-License-Identifier: Apache-2.0 */
/* lstr
   lstrlen and its relatives never fault; wsprintf; CompareString and its three answers. */
#include "../trace.h"

int main(void) {
  int did;
  char to[16] = "x";
  WCHAR wide[16];
  say("length %d %d %d", lstrlenA("abc"), lstrlenA(NULL), lstrlenW(L"four"));
  say("copy %s", lstrcpyA(to, "abc"));
  say("copy of NULL %d", lstrcpyA(to, NULL) == NULL);
  say("append %s", lstrcatA(to, "def"));
  say("part %s", lstrcpynA(to, "abcdef", 4));
  say("same %d %d %d", lstrcmpA("a", "a"), lstrcmpiA("ABC", "abc"), lstrcmpiW(L"ABC", L"abc"));
  say("order %d %d", lstrcmpA("a", "b") < 0, lstrcmpA("b", "a") > 0);
  say("wsprintf %d %s", wsprintfA(to, "%d-%s-%x", 12, "ab", 255), to);
  say("wide %d", wsprintfW(wide, L"%s", L"text"));
  say("same %d", lstrcmpW(wide, L"text"));
  say("less %d", CompareStringOrdinal(L"a", -1, L"b", -1, FALSE));
  say("equal %d", CompareStringOrdinal(L"A", -1, L"a", -1, TRUE));
  say("greater %d", CompareStringOrdinal(L"b", -1, L"a", -1, FALSE));
  SetLastError(0);
  did = (int)(CompareStringOrdinal(NULL, -1, L"a", -1, FALSE));
  say("of NULL %d %u", did, (unsigned)GetLastError());
  say("no case %d", CompareStringA(LOCALE_INVARIANT, NORM_IGNORECASE, "ABC", -1, "abc", -1));
  return 0;
}
