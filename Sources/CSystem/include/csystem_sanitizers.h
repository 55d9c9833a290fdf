/* SPDX-License-Identifier: Apache-2.0 */
/* What a sanitizer in the program is told, since this library is not instrumented. Each of these looks for the
   sanitizer's own functions first, and does nothing without; call them behind the mode word. */
#ifndef CSYSTEM_SANITIZERS_H
#define CSYSTEM_SANITIZERS_H

#include "csystem.h"

enum { CSYSTEM_MODE_CHAOS = 2, CSYSTEM_MODE_SANITIZED = 4 };

/* AddressSanitizer reports, with the stack, when a byte of this must not be touched any more. */
void csystem_sanitizer_check_write(const void *base, size_t length);
void csystem_sanitizer_check_read(const void *base, size_t length);
/* AddressSanitizer reports who touches this from here on, until it is shown again. Showing answers whether it was
   hidden. */
void csystem_sanitizer_hide(const void *base, size_t length);
int csystem_sanitizer_show(const void *base, size_t length);
/* ThreadSanitizer: what a thread did before `release` happened before what another does after `acquire` at the same
   address, which is never read. */
void csystem_sanitizer_release(const void *at);
void csystem_sanitizer_acquire(const void *at);

#endif
