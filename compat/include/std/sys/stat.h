/* SPDX-License-Identifier: Apache-2.0 */
/* <sys/stat.h> with the names that Windows has. */
#pragma GCC system_header
#include_next <sys/stat.h>
#ifndef IOCP_STAT_H
#define IOCP_STAT_H
#include "../../corecrt.h"

#define _stat stat
#define _stati64 stat
#define _stat64 stat
#define _fstat fstat
#define _fstati64 fstat
#ifndef _S_IREAD
#define _S_IREAD 0x0100
#define _S_IWRITE 0x0080
#define _S_IFMT 0xF000
#define _S_IFDIR 0x4000
#define _S_IFREG 0x8000
#endif
#endif
