/* SPDX-License-Identifier: Apache-2.0 */
/* What programs do about exceptions apart from __try: the filter of last resort, software exceptions, the debugger.
   Hardware faults are signals here: the filter is called for them, on the thread and with what is known of the
   fault, and the process ends. Follows the "errhandlingapi.h" and "debugapi.h" pages. */
#include "runtime.h"
#include "winbase.h"
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

static LPTOP_LEVEL_EXCEPTION_FILTER filter;

static DWORD code_of(int number, const siginfo_t *info) {
  switch (number) {
    case SIGSEGV: return EXCEPTION_ACCESS_VIOLATION;
    case SIGBUS: return EXCEPTION_IN_PAGE_ERROR;
    case SIGILL: return EXCEPTION_ILLEGAL_INSTRUCTION;
    case SIGFPE: return info->si_code == FPE_INTDIV ? EXCEPTION_INT_DIVIDE_BY_ZERO : EXCEPTION_FLT_INVALID_OPERATION;
    default: return EXCEPTION_BREAKPOINT;
  }
}

/* Whatever the filter answers, the fault would come again: the process ends by the signal. */
static void fault(int number, siginfo_t *info, void *unused) {
  (void)unused;
  signal(number, SIG_DFL);
  LPTOP_LEVEL_EXCEPTION_FILTER now = __atomic_exchange_n(&filter, NULL, __ATOMIC_ACQ_REL);
  if (now) {
    CONTEXT context;
    memset(&context, 0, sizeof context);
    EXCEPTION_RECORD record = {.ExceptionCode = code_of(number, info), .ExceptionAddress = info->si_addr};
    if (number == SIGSEGV || number == SIGBUS) {
      record.NumberParameters = 2;
      record.ExceptionInformation[1] = (ULONG_PTR)info->si_addr;
    }
    EXCEPTION_POINTERS pointers = {&record, &context};
    if (now(&pointers) == EXCEPTION_EXECUTE_HANDLER) _exit((int)(record.ExceptionCode & 0xff));
  }
  raise(number);
}

/* Under a sanitizer the signals are its own. */
IOCP_API LPTOP_LEVEL_EXCEPTION_FILTER SetUnhandledExceptionFilter(LPTOP_LEVEL_EXCEPTION_FILTER next) {
  static const int numbers[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE};
  LPTOP_LEVEL_EXCEPTION_FILTER before = __atomic_exchange_n(&filter, next, __ATOMIC_ACQ_REL);
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    struct sigaction now;
    if (sigaction(numbers[i], NULL, &now)) continue;
    bool is_ours = now.sa_flags & SA_SIGINFO && now.sa_sigaction == fault;
    bool is_free = !(now.sa_flags & SA_SIGINFO) && now.sa_handler == SIG_DFL;
    if (next && is_free) {
      struct sigaction ours = {.sa_sigaction = fault, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
      sigaction(numbers[i], &ours, NULL);
    } else if (!next && is_ours) {
      signal(numbers[i], SIG_DFL);
    }
  }
  return before;
}
IOCP_API LONG UnhandledExceptionFilter(PEXCEPTION_POINTERS pointers) {
  LPTOP_LEVEL_EXCEPTION_FILTER now = __atomic_load_n(&filter, __ATOMIC_ACQUIRE);
  return now ? now(pointers) : EXCEPTION_CONTINUE_SEARCH;
}

/* The exception by which a debugger is told a thread's name: it gets it. */
enum { NAME_OF_THREAD = 0x406D1388 };
typedef struct {
  DWORD type;
  const char *name;
  DWORD thread, flags;
} thread_name;

/* Nobody handles it, unless it is C++ (excpt.h): the filter is asked, and the process ends with the code. */
IOCP_API VOID RaiseException(DWORD code, DWORD flags, DWORD count, const ULONG_PTR *arguments) {
  if (code == NAME_OF_THREAD) {
    const thread_name *given = (const thread_name *)(const void *)arguments;
    char name[16];
    if (!given || !given->name || given->thread != (DWORD)-1) return;
    snprintf(name, sizeof name, "%s", given->name);
    pthread_setname_np(pthread_self(), name);
    return;
  }
  EXCEPTION_RECORD record = {.ExceptionCode = code & 0xefffffff, .ExceptionFlags = flags & 1};
  record.NumberParameters = !arguments ? 0 : count < EXCEPTION_MAXIMUM_PARAMETERS ? count
      : EXCEPTION_MAXIMUM_PARAMETERS;
  for (DWORD i = 0; i < record.NumberParameters; i++) record.ExceptionInformation[i] = arguments[i];
  CONTEXT context;
  memset(&context, 0, sizeof context);
  EXCEPTION_POINTERS pointers = {&record, &context};
  if (UnhandledExceptionFilter(&pointers) == EXCEPTION_CONTINUE_EXECUTION && !(flags & 1)) return;
  fprintf(stderr, "iocp: exception %08x was raised and not handled\n", (unsigned)code);
  abort();
}

/* --- The debugger --- */

IOCP_API BOOL IsDebuggerPresent(void) {
  FILE *file = fopen("/proc/self/status", "re");
  char line[256];
  int tracer = 0;
  while (file && fgets(line, sizeof line, file))
    if (sscanf(line, "TracerPid: %d", &tracer) == 1) break;
  if (file) fclose(file);
  return tracer != 0;
}
IOCP_API VOID OutputDebugStringW(LPCWSTR text) {
  char *narrow = iocp_inner_narrow(text);
  if (narrow) OutputDebugStringA(narrow);
  free(narrow);
}

/* In C an __except is never entered: nothing is thrown there. */
IOCP_API PEXCEPTION_POINTERS iocp_exception_now(void) {
  static EXCEPTION_RECORD record;
  static EXCEPTION_POINTERS none = {&record, NULL};
  return &none;
}
