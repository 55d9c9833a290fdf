/* SPDX-License-Identifier: Apache-2.0 */
/* As it should be: close, take the packet, then free. */
#include "chaos.h"

int main(void) {
  connect_pair();
  OVERLAPPED *record = malloc(sizeof *record);
  char *buffer = malloc(16);
  receive_into(buffer, 16, record);
  closesocket(ours);
  int is_ours = next_packet(1000) == record;
  free(buffer);
  free(record);
  return is_ours ? 0 : 1;
}
