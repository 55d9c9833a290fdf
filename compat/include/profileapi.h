/* SPDX-License-Identifier: Apache-2.0 */
/* The high-resolution counter. Follows the "profileapi.h header" pages. */
#ifndef _PROFILEAPI_H_
#define _PROFILEAPI_H_

#include "minwindef.h"
#include "winnt.h"

IOCP_BEGIN_C
WINBASEAPI BOOL WINAPI QueryPerformanceCounter(LARGE_INTEGER *count);
WINBASEAPI BOOL WINAPI QueryPerformanceFrequency(LARGE_INTEGER *frequency);
IOCP_END_C

#endif /* _PROFILEAPI_H_ */
