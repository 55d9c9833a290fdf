/* SPDX-License-Identifier: Apache-2.0 */
/* A part of the console functions: consoleapi.h has them all. */
#ifndef _WINCON_
#define _WINCON_

#include "consoleapi.h"

#endif /* _WINCON_ */
