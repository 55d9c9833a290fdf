// SPDX-License-Identifier: Apache-2.0
// __finally runs at a return, __leave, a C++ exception and at the end of its block; __except finds what
// RaiseException raises; and void main is a main.
#include <windows.h>
#include <stdio.h>
struct D { ~D() { printf("~D\n"); } };
int f(int k) {
  int state = 1;
  __try {
    D d;
    if (k == 0) return state + 10;
    if (k == 1) __leave;
    if (k == 2) throw 5;
    for (int i = 0; i < 3; i++) { if (k == 3) return 33; }
    printf("fell\n");
  } __finally {
    state = 2;
    printf("finally %d abnormal %d\n", state, AbnormalTermination());
  }
  return state;
}
int g(DWORD code) {
  __try { __try { RaiseException(code, 0, 0, NULL); printf("no\n"); } __finally { printf("inner\n"); } }
  __except (GetExceptionCode() == 7 ? EXCEPTION_EXECUTE_HANDLER
      : EXCEPTION_CONTINUE_SEARCH) { printf("caught %u\n", GetExceptionCode()); return 1; }
  return 0;
}
void main() {
  for (int k = 0; k < 5; k++) { try { printf("f(%d)=%d\n", k, f(k)); } catch (int e) { printf("thrown %d\n", e); } }
  g(7);
  __try { g(8); } __except(EXCEPTION_EXECUTE_HANDLER) { printf("outer\n"); }
}
