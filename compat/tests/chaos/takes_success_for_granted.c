/* SPDX-License-Identifier: Apache-2.0 */
/* Expects that a small send has ended when the call returns: true on every machine of its author. */
#include "chaos.h"

int main(void) {
  connect_pair();
  for (int round = 0; round < 20; round++) {
    char text[] = "ping";
    WSABUF vector = {4, text};
    OVERLAPPED record = {0};
    DWORD sent = 0;
    if (WSASend(ours, &vector, 1, &sent, 0, &record, NULL) != 0) return 3;
    if (next_packet(1000) != &record) return 4;
  }
  return 0;
}
