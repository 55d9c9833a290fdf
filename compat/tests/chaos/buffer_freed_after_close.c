/* SPDX-License-Identifier: Apache-2.0 */
/* Keeps the OVERLAPPED until its packet, and frees the buffer too early. */
#include "chaos.h"

int main(void) {
  static OVERLAPPED record;
  connect_pair();
  char *buffer = malloc(16);
  receive_into(buffer, 16, &record);
  closesocket(ours);
  free(buffer);
  next_packet(1000);
  return 0;
}
