/* SPDX-License-Identifier: Apache-2.0 */
/* Of the shell nothing is here. */
#ifndef _INC_SHELLAPI
#define _INC_SHELLAPI

#include "windef.h"

#endif /* _INC_SHELLAPI */
