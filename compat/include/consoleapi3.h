/* SPDX-License-Identifier: Apache-2.0 */
/* A part of the console functions: consoleapi.h has them all. */
#ifndef _APISETCONSOLEL3_
#define _APISETCONSOLEL3_

#include "consoleapi.h"

#endif /* _APISETCONSOLEL3_ */
