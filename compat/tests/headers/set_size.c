/* SPDX-License-Identifier: Apache-2.0 */
/* A program's own FD_SETSIZE counts, whether the system's headers come before it or not. */
#ifdef STD_FIRST
#include <stdlib.h>
#include <sys/select.h>
#undef FD_SETSIZE
#endif
#ifndef FD_SETSIZE
#define FD_SETSIZE 512
#endif
#include <winsock2.h>
_Static_assert(sizeof(((fd_set *)0)->fd_array) == 512 * sizeof(SOCKET), "FD_SETSIZE is the program's");
