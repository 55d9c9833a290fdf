/* SPDX-License-Identifier: Apache-2.0 */
/* Name resolution for old systems: ws2tcpip.h has it. */
#ifndef _WSPIAPI_H_
#define _WSPIAPI_H_

#include "windef.h"

#endif /* _WSPIAPI_H_ */
