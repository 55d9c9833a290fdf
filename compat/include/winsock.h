/* SPDX-License-Identifier: Apache-2.0 */
/* The older header's name: everything is in winsock2.h. Follows "Windows Sockets 2". */
#ifndef _WINSOCKAPI_
#define _WINSOCKAPI_

#include "winsock2.h"

#endif /* _WINSOCKAPI_ */
