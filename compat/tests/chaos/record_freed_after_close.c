/* SPDX-License-Identifier: Apache-2.0 */
/* Frees the OVERLAPPED after closing its socket, before its packet. Without chaos the packet is there already, and
   nobody writes any more. */
#include "chaos.h"

int main(void) {
  static char buffer[16];
  connect_pair();
  OVERLAPPED *record = malloc(sizeof *record);
  receive_into(buffer, sizeof buffer, record);
  closesocket(ours);
  free(record);
  next_packet(1000);
  return 0;
}
