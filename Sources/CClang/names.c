// SPDX-License-Identifier: Apache-2.0

#include "names.h"

#include <stdlib.h>
#include <string.h>

bool names_begin(struct names *names) {
  memset(names, 0, sizeof *names);
  names->room = 1024;
  names->places_size = 4096;
  names->texts = malloc(names->room * sizeof *names->texts);
  names->places = calloc(names->places_size, sizeof *names->places);
  if (!names->texts || !names->places || !(names->texts[0] = strdup(""))) return false;
  names->count = 1;
  return true;
}

static uint32_t hash(const char *text) {
  uint32_t value = 2166136261u;
  for (; *text; text++) value = (value ^ (unsigned char)*text) * 16777619u;
  return value;
}

// Where a text is, or would be.
static uint32_t *place(struct names *names, const char *text) {
  size_t mask = names->places_size - 1, at = hash(text) & mask;
  while (names->places[at] && strcmp(names->texts[names->places[at]], text) != 0) at = (at + 1) & mask;
  return &names->places[at];
}

static bool grow(struct names *names) {
  char **texts = realloc(names->texts, names->room * 2 * sizeof *texts);
  if (!texts) return false;
  names->texts = texts;
  names->room *= 2;
  uint32_t *places = calloc(names->room * 4, sizeof *places);
  if (!places) return false;
  free(names->places);
  names->places = places;
  names->places_size = names->room * 4;
  for (size_t i = 1; i < names->count; i++) *place(names, names->texts[i]) = (uint32_t)i;
  return true;
}

uint32_t names_number(struct names *names, const char *text) {
  if (!text || !*text) return 0;
  uint32_t *found = place(names, text);
  if (*found) return *found;
  if (names->count == names->room) {
    if (!grow(names)) return 0;
    found = place(names, text);
  }
  char *copy = strdup(text);
  if (!copy) return 0;
  names->texts[names->count] = copy;
  return *found = (uint32_t)names->count++;
}

void names_end(struct names *names) {
  for (size_t i = 0; i < names->count; i++) free(names->texts[i]);
  free(names->texts);
  free(names->places);
}
