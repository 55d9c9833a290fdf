/* SPDX-License-Identifier: Apache-2.0 */
/* The IPv6 address. Follows "in6_addr structure (in6addr.h)". */
#ifndef _IN6ADDR_H_
#define _IN6ADDR_H_

#include "minwindef.h"

typedef struct in6_addr {
  union {
    UCHAR Byte[16];
    USHORT Word[8];
  } u;
} IN6_ADDR, *PIN6_ADDR, *LPIN6_ADDR;
#define in_addr6 in6_addr

#define _S6_un u
#define _S6_u8 Byte
#define s6_addr _S6_un._S6_u8
#define s6_bytes u.Byte
#define s6_words u.Word

IOCP_STATIC_ASSERT(sizeof(IN6_ADDR) == 16, "in6_addr is 16 bytes");

#endif /* _IN6ADDR_H_ */
