/* SPDX-License-Identifier: Apache-2.0 */

/* System calls are counted by "syscall user dispatch" (prctl(2), Linux 5.11): while the selector says so, each system
   call of this thread becomes a SIGSYS instead, whoever makes it: libc, libevent, or an instruction of the library's
   own. The handler counts it and then makes it, from the one piece of code that is exempt. Nothing needs a permission,
   and a switch of the selector is no system call, so the count is exact. */

#define _GNU_SOURCE
#include "counters.h"

#if defined(__x86_64__) && defined(__linux__)

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#ifndef PR_SET_SYSCALL_USER_DISPATCH
#define PR_SET_SYSCALL_USER_DISPATCH 59
#define PR_SYS_DISPATCH_ON 1
#endif

/* SYSCALL_DISPATCH_FILTER_ALLOW and _BLOCK of the kernel's header. */
enum { ALLOW = 0, BLOCK = 1 };

static volatile char selector = ALLOW;
static volatile long counted;

/* The exempt code: a system call with all its arguments, and the way back from a signal handler. */
extern long exempt_call(long number, long a, long b, long c, long d, long e, long f);
extern void exempt_return(void);
extern char exempt_begin[], exempt_end[];
__asm__(
    ".text\n"
    "exempt_begin:\n"
    "exempt_call:\n"
    "  mov %rdi, %rax\n"
    "  mov %rsi, %rdi\n"
    "  mov %rdx, %rsi\n"
    "  mov %rcx, %rdx\n"
    "  mov %r8, %r10\n"
    "  mov %r9, %r8\n"
    "  mov 8(%rsp), %r9\n"
    "  syscall\n"
    "  ret\n"
    "exempt_return:\n"
    "  mov $15, %eax\n" /* rt_sigreturn */
    "  syscall\n"
    "  ud2\n" /* the kernel looks where the call would return to, so that must be exempt as well */
    "exempt_end:\n");

static void count_and_call(int signal, siginfo_t *info, void *context) {
  greg_t *r = ((ucontext_t *)context)->uc_mcontext.gregs;
  (void)signal;
  (void)info;
  counted++;
  r[REG_RAX] = exempt_call(r[REG_RAX], r[REG_RDI], r[REG_RSI], r[REG_RDX], r[REG_R10], r[REG_R8], r[REG_R9]);
}

/* As the kernel has it: libc would put a way back of its own into it, and that one is not exempt. */
struct kernel_sigaction {
  void (*handler)(int, siginfo_t *, void *);
  unsigned long flags;
  void (*restorer)(void);
  unsigned long mask;
};

bool system_calls_prepare(void) {
  struct kernel_sigaction action = {count_and_call, SA_SIGINFO | 0x04000000 /* SA_RESTORER */, exempt_return, 0};
  if (syscall(SYS_rt_sigaction, SIGSYS, &action, NULL, sizeof action.mask) != 0) return false;
  return prctl(PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, exempt_begin,
               (unsigned long)(exempt_end - exempt_begin), &selector) == 0;
}

void system_calls_start(void) {
  counted = 0;
  selector = BLOCK;
}

long system_calls_stop(void) {
  selector = ALLOW;
  return counted;
}

#else

bool system_calls_prepare(void) { return false; }
void system_calls_start(void) {}
long system_calls_stop(void) { return -1; }

#endif
