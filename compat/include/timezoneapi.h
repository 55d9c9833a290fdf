/* SPDX-License-Identifier: Apache-2.0 */
/* Conversions between FILETIME and SYSTEMTIME. Follows the "timezoneapi.h header" pages. */
#ifndef _TIMEZONEAPI_H_
#define _TIMEZONEAPI_H_

#include "minwindef.h"
#include "minwinbase.h"

#define TIME_ZONE_ID_UNKNOWN 0
#define TIME_ZONE_ID_STANDARD 1
#define TIME_ZONE_ID_DAYLIGHT 2
#define TIME_ZONE_ID_INVALID 0xFFFFFFFFu
typedef struct _TIME_ZONE_INFORMATION {
  LONG Bias;
  WCHAR StandardName[32];
  SYSTEMTIME StandardDate;
  LONG StandardBias;
  WCHAR DaylightName[32];
  SYSTEMTIME DaylightDate;
  LONG DaylightBias;
} TIME_ZONE_INFORMATION, *PTIME_ZONE_INFORMATION, *LPTIME_ZONE_INFORMATION;

IOCP_BEGIN_C
WINBASEAPI BOOL WINAPI FileTimeToSystemTime(const FILETIME *from, LPSYSTEMTIME to);
WINBASEAPI BOOL WINAPI SystemTimeToFileTime(const SYSTEMTIME *from, LPFILETIME to);
WINBASEAPI BOOL WINAPI FileTimeToLocalFileTime(const FILETIME *from, LPFILETIME to);
WINBASEAPI BOOL WINAPI LocalFileTimeToFileTime(const FILETIME *from, LPFILETIME to);
WINBASEAPI LONG WINAPI CompareFileTime(const FILETIME *a, const FILETIME *b);
WINBASEAPI DWORD WINAPI GetTimeZoneInformation(LPTIME_ZONE_INFORMATION to);
WINBASEAPI BOOL WINAPI FileTimeToDosDateTime(const FILETIME *from, LPWORD date, LPWORD time);
IOCP_END_C

#endif /* _TIMEZONEAPI_H_ */
