/* SPDX-License-Identifier: Apache-2.0 */
/* Milliseconds of the clock. Follows "_ftime, _ftime32, _ftime64". */
#pragma GCC system_header
#ifndef IOCP_TIMEB_H
#define IOCP_TIMEB_H
#include "../../corecrt.h"
#include <time.h>

struct _timeb {
  time_t time;
  unsigned short millitm;
  short timezone;
  short dstflag;
};
#define timeb _timeb
#define __timeb64 _timeb
#define _timeb64 _timeb

IOCP_BEGIN_C
_CRTIMP void _ftime(struct _timeb *to);
_CRTIMP errno_t _ftime_s(struct _timeb *to);
IOCP_END_C
#define ftime(to) _ftime(to)
#define _ftime64 _ftime
#define _ftime64_s _ftime_s
#endif
