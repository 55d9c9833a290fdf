/* SPDX-License-Identifier: Apache-2.0 */
/* <math.h> with the names that Windows has. */
#pragma GCC system_header
#include_next <math.h>
#ifndef IOCP_MATH_H
#define IOCP_MATH_H
#define _isnan(n) __builtin_isnan(n)
#define _finite(n) __builtin_isfinite(n)
#define _hypot hypot
#endif
