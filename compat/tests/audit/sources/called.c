/* SPDX-License-Identifier: Apache-2.0 */

/* C takes the call of a function that nobody declares for its declaration. */

#include <windows.h>

int own_function(int n) { return n; }

int main(void) {
  HKEY key;
  RegOpenKeyExW(0, L"server", 0, 0, &key);
  if (LookupAccountNameW(0, L"server")) return 1;
  return own_function(0);
}
