/* SPDX-License-Identifier: Apache-2.0 */
/* Looks into the buffer of a receive that is pending; with -DWAITS, when its packet has come. */
#include "chaos.h"

int main(void) {
  static OVERLAPPED record;
  connect_pair();
  char *block = calloc(1, 64), *buffer = block + 4; /* not where a granule of the shadow begins */
  receive_into(buffer, 60, &record);
#ifndef WAITS
  if (buffer[20] != 0) return 4;
#endif
  send(theirs, "twenty-four letters here", 24, 0);
  if (next_packet(5000) != &record) return 5;
  if (buffer[0] != 't') return 6;
  memset(buffer, 0, 60);
  receive_into(buffer, 60, &record);
  CancelIoEx((HANDLE)ours, &record);
  if (next_packet(5000) != &record) return 7;
  buffer[20]++; /* a read and a write: both are allowed again */
  free(block);
  return 0;
}
