/* SPDX-License-Identifier: Apache-2.0 */
/* C, not C++: a pointer of another type without a cast. */
#include "port.h"
#include <stdlib.h>
int bytes_of(const char *text) {
  int count = 0;
  char *copy = malloc(1);
  free(copy);
  while (text[count] != 0) count++;
  return count;
}
