/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses of local sockets. Follows the "AF_UNIX comes to Windows" article. */
#ifndef _AFUNIX_
#define _AFUNIX_

#include "ws2def.h"

#define UNIX_PATH_MAX 108
typedef struct sockaddr_un {
  ADDRESS_FAMILY sun_family;
  char sun_path[UNIX_PATH_MAX];
} SOCKADDR_UN, *PSOCKADDR_UN;

#endif /* _AFUNIX_ */
