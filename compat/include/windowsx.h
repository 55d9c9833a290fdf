/* SPDX-License-Identifier: Apache-2.0 */
/* Macros for windows: there are none. */
#ifndef _INC_WINDOWSX
#define _INC_WINDOWSX

#include "windef.h"

#endif /* _INC_WINDOWSX */
