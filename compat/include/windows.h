/* SPDX-License-Identifier: Apache-2.0 */
/* Everything but sockets; without WIN32_LEAN_AND_MEAN the sockets too, as on Windows.
   Follows "Using the Windows headers". */
#ifndef _WINDOWS_
#define _WINDOWS_

#ifndef _INC_WINDOWS
#define _INC_WINDOWS
#endif
#include "iocp_keywords.h"
#include "sdkddkver.h"
#include "winapifamily.h"
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include "windef.h"
#include "winerror.h"
#include "winbase.h"
#include "winuser.h"
#include "excpt.h"
#include "consoleapi.h"

#ifndef WIN32_LEAN_AND_MEAN
#include "timeapi.h"
#include "winsock.h"
#endif

#endif /* _WINDOWS_ */
