// SPDX-License-Identifier: Apache-2.0
#include "stdafx.h"
#include "port.h"

#if defined(NDEBUG) && (!defined(UNICODE) || !defined(_UNICODE) || __cplusplus < 201703L)
#error "the settings of Release|x64 were not taken"
#endif

int key_of_packet(int bytes);

int main() {
  printf("%s, key %d\n", GREETING, key_of_packet(bytes_of(GREETING)));
  fprintf(stderr, "%s\n", KIND);
  return 0;
}
