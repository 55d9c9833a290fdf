/* SPDX-License-Identifier: Apache-2.0 */
/* Which job a process is in. Follows the "jobapi.h header" pages. */
#ifndef _JOBAPISET_H_
#define _JOBAPISET_H_

#include "minwindef.h"
#include "minwinbase.h"

IOCP_BEGIN_C
WINBASEAPI BOOL WINAPI IsProcessInJob(HANDLE process, HANDLE job, PBOOL result);
IOCP_END_C

#endif /* _JOBAPISET_H_ */
