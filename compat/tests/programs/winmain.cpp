// SPDX-License-Identifier: Apache-2.0
// A program that begins with WinMain, with a message box for its only output to a person.
#include <windows.h>
#include <stdio.h>

int WINAPI WinMain(HINSTANCE instance, HINSTANCE previous, LPSTR line, int show) {
  printf("%d %d '%s' %d\n", instance != NULL, previous != NULL, line, show);
  printf("%d\n", MessageBoxA(NULL, "text", "caption", MB_YESNO | MB_ICONERROR) == IDYES);
  return 0;
}
