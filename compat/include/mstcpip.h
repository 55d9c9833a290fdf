/* SPDX-License-Identifier: Apache-2.0 */
/* Controls of a TCP connection. Follows the "mstcpip.h header" pages. */
#ifndef _MSTCPIP_
#define _MSTCPIP_

#include "winsock2.h"

struct tcp_keepalive {
  ULONG onoff;
  ULONG keepalivetime;
  ULONG keepaliveinterval;
};

#define SIO_RCVALL 0x98000001u
#define SIO_RCVALL_MCAST 0x98000002u
#define SIO_RCVALL_IGMPMCAST 0x98000003u
#define SIO_KEEPALIVE_VALS 0x98000004u
#define SIO_ABSORB_RTRALERT 0x98000005u
#define SIO_UCAST_IF 0x98000006u
#define SIO_LIMIT_BROADCASTS 0x98000007u
#define SIO_INDEX_BIND 0x98000008u
#define SIO_INDEX_MCASTIF 0x98000009u
#define SIO_LOOPBACK_FAST_PATH 0x98000010u
#define SIO_TCP_INITIAL_RTO 0x98000011u
#define SIO_TCP_INFO 0xD8000027u
#define RCVALL_OFF 0
#define RCVALL_ON 1
#define RCVALL_SOCKETLEVELONLY 2

#endif /* _MSTCPIP_ */
