// SPDX-License-Identifier: Apache-2.0

// Each text once, by number.

#ifndef NAMES_H
#define NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct names {
  char **texts;
  uint32_t *places; // hash -> number, 0: free
  size_t count, room, places_size;
};

// False: no memory.
bool names_begin(struct names *names);

// The number of a text; that of the empty one is 0, and so is that of what finds no memory.
uint32_t names_number(struct names *names, const char *text);

void names_end(struct names *names);

#endif
