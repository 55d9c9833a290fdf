/* SPDX-License-Identifier: Apache-2.0 */
/* The multimedia clock. Follows the "timeapi.h header" pages. */
#ifndef _TIMEAPI_H_
#define _TIMEAPI_H_

#include "minwindef.h"

typedef UINT MMRESULT;
#define TIMERR_NOERROR 0
#define TIMERR_NOCANDO 97
typedef struct timecaps_tag {
  UINT wPeriodMin;
  UINT wPeriodMax;
} TIMECAPS, *PTIMECAPS, *LPTIMECAPS;

IOCP_BEGIN_C
WINBASEAPI DWORD WINAPI timeGetTime(void);
WINBASEAPI MMRESULT WINAPI timeBeginPeriod(UINT milliseconds);
WINBASEAPI MMRESULT WINAPI timeEndPeriod(UINT milliseconds);
WINBASEAPI MMRESULT WINAPI timeGetDevCaps(LPTIMECAPS to, UINT size);
IOCP_END_C

#endif /* _TIMEAPI_H_ */
