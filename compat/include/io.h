/* SPDX-License-Identifier: Apache-2.0 */
/* Descriptors as handles and back. Follows "_get_osfhandle" and "_open_osfhandle". */
#ifndef _INC_IO
#define _INC_IO

#include "iocp_keywords.h"
#include <fcntl.h>
#include <stdint.h>
#include <unistd.h>

#ifndef _O_RDONLY
#define _O_RDONLY 0x0000
#define _O_APPEND 0x0008
#define _O_TEXT 0x4000
#define _O_BINARY 0x8000
#endif

IOCP_BEGIN_C
IOCP_API intptr_t _get_osfhandle(int descriptor);
IOCP_API int _open_osfhandle(intptr_t handle, int flags);
IOCP_END_C

#endif /* _INC_IO */
