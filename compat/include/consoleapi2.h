/* SPDX-License-Identifier: Apache-2.0 */
/* A part of the console functions: consoleapi.h has them all. */
#ifndef _APISETCONSOLEL2_
#define _APISETCONSOLEL2_

#include "consoleapi.h"

#endif /* _APISETCONSOLEL2_ */
