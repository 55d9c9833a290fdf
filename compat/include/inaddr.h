/* SPDX-License-Identifier: Apache-2.0 */
/* The IPv4 address. Follows "in_addr structure (inaddr.h)". */
#ifndef _INADDR_H_
#define _INADDR_H_

#include "minwindef.h"

typedef struct in_addr {
  union {
    struct {
      UCHAR s_b1, s_b2, s_b3, s_b4;
    } S_un_b;
    struct {
      USHORT s_w1, s_w2;
    } S_un_w;
    ULONG S_addr;
  } S_un;
} IN_ADDR, *PIN_ADDR, *LPIN_ADDR;

#ifndef s_addr
#define s_addr S_un.S_addr
#endif

IOCP_STATIC_ASSERT(sizeof(IN_ADDR) == 4, "in_addr is 4 bytes");

#endif /* _INADDR_H_ */
