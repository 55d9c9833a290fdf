/* SPDX-License-Identifier: Apache-2.0 */
/* __finally runs at a return, __leave and at the end of its block. In C an __except is never entered. */
#include <windows.h>
#include <stdio.h>
int f(int k) {
  int state = 1;
  __try {
    if (k == 0) return state + 10;
    if (k == 1) __leave;
    for (int i = 0; i < 3; i++) { if (k == 3) return 33; if (k == 9) break; }
    printf("fell\n");
  } __finally {
    state = 2;
    printf("finally %d abnormal %d\n", state, AbnormalTermination() != 0);
  }
  return state;
}
void h(void) { __try { printf("h\n"); return; } __finally { printf("h done\n"); } }
int main(void) {
  for (int k = 0; k < 5; k++) printf("f(%d)=%d\n", k, f(k));
  h();
  __try { printf("x\n"); } __except(EXCEPTION_EXECUTE_HANDLER) { printf("outer %u\n", GetExceptionCode()); }
  return 0;
}
