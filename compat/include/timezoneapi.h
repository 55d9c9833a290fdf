/* SPDX-License-Identifier: Apache-2.0 */
/* Conversions between FILETIME and SYSTEMTIME. Follows the "timezoneapi.h header" pages. */
#ifndef _TIMEZONEAPI_H_
#define _TIMEZONEAPI_H_

#include "minwindef.h"
#include "minwinbase.h"

IOCP_BEGIN_C
WINBASEAPI BOOL WINAPI FileTimeToSystemTime(const FILETIME *from, LPSYSTEMTIME to);
WINBASEAPI BOOL WINAPI SystemTimeToFileTime(const SYSTEMTIME *from, LPFILETIME to);
IOCP_END_C

#endif /* _TIMEZONEAPI_H_ */
