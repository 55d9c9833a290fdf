/* SPDX-License-Identifier: Apache-2.0 */

/* Feeds LLVMFuzzerTestOneInput where the compiler has no libFuzzer: random inputs for a while, or the files that are
   named.

     driver SECONDS SEED FILE     the input under way is in FILE: after a crash it is the one
     driver --run FILE... */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

extern int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LARGEST = 600, HANG = 20 };

static uint8_t input[1 << 20];

static uint64_t next(uint64_t *state) {
  /* splitmix64 */
  uint64_t z = *state += 0x9e3779b97f4a7c15;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
  z = (z ^ z >> 27) * 0x94d049bb133111eb;
  return z ^ z >> 31;
}

static int run_files(int count, char **names) {
  for (int i = 0; i < count; i++) {
    FILE *file = fopen(names[i], "rb");
    if (!file) return perror(names[i]), 2;
    size_t size = fread(input, 1, sizeof input, file);
    fclose(file);
    alarm(HANG);
    LLVMFuzzerTestOneInput(input, size);
  }
  printf("Done %d runs\n", count);
  return 0;
}

int main(int count, char **arguments) {
  if (count > 2 && strcmp(arguments[1], "--run") == 0) return run_files(count - 2, arguments + 2);
  if (count != 4) return fputs("usage: driver SECONDS SEED FILE | driver --run FILE...\n", stderr), 2;
  time_t end = time(NULL) + atoi(arguments[1]);
  uint64_t state = strtoull(arguments[2], NULL, 10);
  FILE *current = fopen(arguments[3], "wb");
  if (!current) return perror(arguments[3]), 2;
  long runs = 0;
  for (; time(NULL) < end; runs++) {
    size_t size = 1 + next(&state) % LARGEST;
    for (size_t i = 0; i < size; i++) input[i] = (uint8_t)next(&state);
    rewind(current);
    fwrite(input, 1, size, current);
    fflush(current);
    if (freopen(NULL, "r+b", current) == NULL) return 2;
    alarm(HANG);
    LLVMFuzzerTestOneInput(input, size);
  }
  fclose(current);
  remove(arguments[3]);
  printf("Done %ld runs\n", runs);
  return 0;
}
