/* SPDX-License-Identifier: Apache-2.0 */
/* <time.h> with what Windows has besides. Its `_s` functions take the destination first. */
#pragma GCC system_header
#include_next <time.h>
#if !defined(IOCP_TIME_H) && defined(CLOCKS_PER_SEC)
#define IOCP_TIME_H
#include "../corecrt.h"

IOCP_BEGIN_C
_CRTIMP errno_t localtime_s(struct tm *to, const time_t *from);
_CRTIMP errno_t gmtime_s(struct tm *to, const time_t *from);
_CRTIMP errno_t asctime_s(char *to, size_t room, const struct tm *from);
_CRTIMP errno_t ctime_s(char *to, size_t room, const time_t *from);
_CRTIMP errno_t _strtime_s(char *to, size_t room);
_CRTIMP errno_t _strdate_s(char *to, size_t room);
_CRTIMP char *_strtime(char *to);
_CRTIMP char *_strdate(char *to);
_CRTIMP void _tzset(void);
_CRTIMP errno_t _get_timezone(long *seconds);
_CRTIMP errno_t _get_daylight(int *hours);
IOCP_END_C
#define _time64 time
#define _localtime64_s localtime_s
#define _gmtime64_s gmtime_s
#define _localtime64 localtime
#define _mkgmtime timegm
#define _mktime64 mktime
#define _daylight daylight
#define _timezone timezone
#ifdef __cplusplus
extern "C++" {
template <size_t room>
inline errno_t asctime_s(char (&to)[room], const struct tm *from) {
  return asctime_s(&to[0], room, from);
}
template <size_t room>
inline errno_t ctime_s(char (&to)[room], const time_t *from) {
  return ctime_s(&to[0], room, from);
}
template <size_t room>
inline errno_t _strtime_s(char (&to)[room]) {
  return _strtime_s(&to[0], room);
}
template <size_t room>
inline errno_t _strdate_s(char (&to)[room]) {
  return _strdate_s(&to[0], room);
}
}
#endif
#endif
