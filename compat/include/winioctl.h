/* SPDX-License-Identifier: Apache-2.0 */
/* Codes of DeviceIoControl, which answers ERROR_CALL_NOT_IMPLEMENTED to all. Follows the "winioctl.h header" pages. */
#ifndef _WINIOCTL_
#define _WINIOCTL_

#include "minwindef.h"
#include "winnt.h"

#define METHOD_BUFFERED 0
#define METHOD_IN_DIRECT 1
#define METHOD_OUT_DIRECT 2
#define METHOD_NEITHER 3
#define FILE_ANY_ACCESS 0
#define FILE_DEVICE_FILE_SYSTEM 0x00000009
#define FILE_DEVICE_UNKNOWN 0x00000022
#define CTL_CODE(device, function, method, access) (((device) << 16) | ((access) << 14) | ((function) << 2) | (method))
#define FSCTL_SET_SPARSE 0x000900C4
#define FSCTL_SET_ZERO_DATA 0x000980C8
#define FSCTL_GET_REPARSE_POINT 0x000900A8
#define FSCTL_LOCK_VOLUME 0x00090018
#define FSCTL_PIPE_DISCONNECT 0x00110004
#define FSCTL_PIPE_LISTEN 0x00110008

#endif /* _WINIOCTL_ */
