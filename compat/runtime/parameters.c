/* SPDX-License-Identifier: Apache-2.0 */
/* Invalid arguments of the run-time library. Follows "_set_invalid_parameter_handler": with a handler the function
   fails after it, without one the program ends. */
#include "runtime.h"

typedef void (*handler)(const WCHAR *expression, const WCHAR *function, const WCHAR *file, unsigned line,
                        uintptr_t reserved);
static handler current;
static _Thread_local handler of_thread;

IOCP_API handler _set_invalid_parameter_handler(handler next) {
  return __atomic_exchange_n(&current, next, __ATOMIC_ACQ_REL);
}

IOCP_API handler _get_invalid_parameter_handler(void) { return __atomic_load_n(&current, __ATOMIC_ACQUIRE); }

IOCP_API handler _set_thread_local_invalid_parameter_handler(handler next) {
  handler before = of_thread;
  of_thread = next;
  return before;
}

int iocp_inner_invalid(const char *function, int error) {
  handler call = of_thread ? of_thread : __atomic_load_n(&current, __ATOMIC_ACQUIRE);
  if (!call) {
    fprintf(stderr, "iocp: %s: invalid argument; no handler is set, so the program ends\n", function);
    abort();
  }
  call(NULL, NULL, NULL, 0, 0);
  errno = error;
  return error;
}
