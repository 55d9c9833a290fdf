/* SPDX-License-Identifier: Apache-2.0 */
/* <errno.h> with the type that the run-time library has for errors. */
#pragma GCC system_header
#include_next <errno.h>
#include "../corecrt.h"
#define _get_errno(to) (*(to) = errno, 0)
#define _set_errno(value) (errno = (value), 0)
