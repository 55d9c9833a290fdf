/* SPDX-License-Identifier: Apache-2.0 */
/* On Windows the home of MultiByteToWideChar; here winnls.h is. */
#ifndef _APISETSTRING_
#define _APISETSTRING_

#include "winnls.h"

#endif /* _APISETSTRING_ */
