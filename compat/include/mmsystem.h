/* SPDX-License-Identifier: Apache-2.0 */
/* Of the multimedia functions the clock alone. */
#ifndef _INC_MMSYSTEM
#define _INC_MMSYSTEM

#include "timeapi.h"

#endif /* _INC_MMSYSTEM */
