/* SPDX-License-Identifier: Apache-2.0 */
/* Expects that a small send has ended when the call returns: true on every machine of its author. */
#include "chaos.h"

int main(void) {
  /* Not on the stack: what is pending when main returns ends later. */
  static OVERLAPPED record;
  static char text[] = "ping";
  connect_pair();
  for (int round = 0; round < 20; round++) {
    WSABUF vector = {4, text};
    memset(&record, 0, sizeof record);
    DWORD sent = 0;
    if (WSASend(ours, &vector, 1, &sent, 0, &record, NULL) != 0) return 3;
    if (next_packet(1000) != &record) return 4;
  }
  return 0;
}
