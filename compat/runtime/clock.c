/* SPDX-License-Identifier: Apache-2.0 */
/* Clocks of the run-time library and of winmm. Follows "localtime_s", "_ftime, _ftime64", "timeGetTime". Windows' `_s`
   functions have their arguments the other way round than C11's. */
#include "runtime.h"
#include <time.h>

IOCP_API int localtime_s(struct tm *to, const time_t *from) {
  if (!to || !from) return iocp_inner_invalid("localtime_s", EINVAL);
  if (*from < 0) return memset(to, 0xff, sizeof *to), errno = EINVAL;
  return localtime_r(from, to) ? 0 : EINVAL;
}
IOCP_API int gmtime_s(struct tm *to, const time_t *from) {
  if (!to || !from) return iocp_inner_invalid("gmtime_s", EINVAL);
  if (*from < 0) return memset(to, 0xff, sizeof *to), errno = EINVAL;
  return gmtime_r(from, to) ? 0 : EINVAL;
}
IOCP_API int asctime_s(char *to, size_t room, const struct tm *from) {
  if (!to || !room || !from) return iocp_inner_invalid("asctime_s", EINVAL);
  if (room < 26) return to[0] = 0, iocp_inner_invalid("asctime_s", ERANGE);
  char text[64];
  if (!asctime_r(from, text)) return to[0] = 0, EINVAL;
  memcpy(to, text, strlen(text) + 1 > room ? room - 1 : strlen(text) + 1);
  return 0;
}
IOCP_API int ctime_s(char *to, size_t room, const time_t *from) {
  struct tm parts;
  if (!from) return iocp_inner_invalid("ctime_s", EINVAL);
  int error = localtime_s(&parts, from);
  return error ? error : asctime_s(to, room, &parts);
}

static int print_clock(char *to, size_t room, const char *form, const char *name) {
  if (!to || room < 9) return iocp_inner_invalid(name, to ? ERANGE : EINVAL);
  struct tm parts;
  time_t now = time(NULL);
  localtime_r(&now, &parts);
  strftime(to, room, form, &parts);
  return 0;
}
IOCP_API int _strtime_s(char *to, size_t room) { return print_clock(to, room, "%H:%M:%S", "_strtime_s"); }
IOCP_API int _strdate_s(char *to, size_t room) { return print_clock(to, room, "%m/%d/%y", "_strdate_s"); }
IOCP_API char *_strtime(char *to) { return _strtime_s(to, 9) ? NULL : to; }
IOCP_API char *_strdate(char *to) { return _strdate_s(to, 9) ? NULL : to; }

IOCP_API size_t iocp_wcsftime(WCHAR *to, size_t room, const WCHAR *form, const struct tm *from) {
  char *narrow = iocp_inner_narrow(form), text[1024];
  size_t bytes = narrow ? strftime(text, sizeof text, narrow, from) : 0;
  free(narrow);
  size_t units = iocp_inner_to_utf16(text, bytes, to, room, NULL);
  if (units >= room) return 0;
  to[units] = 0;
  return units;
}

struct iocp_timeb {
  time_t time;
  unsigned short millitm;
  short timezone, dstflag;
};
IOCP_API int _ftime_s(struct iocp_timeb *to) {
  if (!to) return iocp_inner_invalid("_ftime_s", EINVAL);
  struct timespec now;
  struct tm parts;
  clock_gettime(CLOCK_REALTIME, &now);
  localtime_r(&now.tv_sec, &parts);
  to->time = now.tv_sec;
  to->millitm = (unsigned short)(now.tv_nsec / 1000000);
  to->timezone = (short)(-(parts.tm_gmtoff - (parts.tm_isdst > 0 ? 3600 : 0)) / 60);
  to->dstflag = parts.tm_isdst > 0;
  return 0;
}
IOCP_API void _ftime(struct iocp_timeb *to) { _ftime_s(to); }

IOCP_API void _tzset(void) { tzset(); }
IOCP_API int _get_timezone(long *seconds) { return tzset(), seconds ? (*seconds = timezone, 0) : EINVAL; }
IOCP_API int _get_daylight(int *hours) { return tzset(), hours ? (*hours = daylight, 0) : EINVAL; }

/* --- winmm --- */

IOCP_API DWORD timeGetTime(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (DWORD)(now.tv_sec * 1000 + now.tv_nsec / 1000000);
}
/* Linux has no period to set: its timers are as fine as they can be. TIMERR_NOCANDO for a period of none. */
IOCP_API UINT timeBeginPeriod(UINT milliseconds) { return milliseconds ? 0 : 97; }
IOCP_API UINT timeEndPeriod(UINT milliseconds) { return milliseconds ? 0 : 97; }
IOCP_API UINT timeGetDevCaps(UINT *capabilities, UINT size) {
  if (!capabilities || size < 2 * sizeof(UINT)) return 97;
  capabilities[0] = 1;
  capabilities[1] = 1000000;
  return 0;
}
