/* SPDX-License-Identifier: Apache-2.0 */
/* How a file may be shared. Not enforced on a FILE. */
#ifndef _INC_SHARE
#define _INC_SHARE

#define _SH_COMPAT 0x00
#define _SH_DENYRW 0x10
#define _SH_DENYWR 0x20
#define _SH_DENYRD 0x30
#define _SH_DENYNO 0x40
#define _SH_SECURE 0x80

#endif /* _INC_SHARE */
