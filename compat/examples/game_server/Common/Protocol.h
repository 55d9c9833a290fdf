// SPDX-License-Identifier: Apache-2.0
#pragma once

#define MAX_PACKET 1024

#pragma pack(push, 1)
struct PacketHeader {
  WORD size;
  BYTE type;
};
#pragma pack(pop)
C_ASSERT(sizeof(PacketHeader) == 3);
