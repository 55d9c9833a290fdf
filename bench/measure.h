/* SPDX-License-Identifier: Apache-2.0 */

/* Clocks and options of the programs that measure themselves. They are Windows source and C source, so this header is
   both: with the library, and for its yardsticks, the clocks are Linux's, finer than those a Windows program gets. */

#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __linux__
#include <time.h>

static inline double clock_seconds(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static inline double seconds_now(void) { return clock_seconds(CLOCK_MONOTONIC); }
static inline double cpu_seconds(void) { return clock_seconds(CLOCK_PROCESS_CPUTIME_ID); }
#else
#include <windows.h>

static inline double seconds_now(void) {
  LARGE_INTEGER frequency, now;
  QueryPerformanceFrequency(&frequency);
  QueryPerformanceCounter(&now);
  return (double)now.QuadPart / (double)frequency.QuadPart;
}

static inline double filetime_seconds(FILETIME t) {
  return (double)((unsigned long long)t.dwHighDateTime << 32 | t.dwLowDateTime) / 1e7;
}

static inline double cpu_seconds(void) {
  FILETIME started, ended, kernel, user;
  if (!GetProcessTimes(GetCurrentProcess(), &started, &ended, &kernel, &user)) return 0;
  return filetime_seconds(kernel) + filetime_seconds(user);
}
#endif

#ifdef _WIN32
/* Names the function that failed, and its error, and ends the program. */
static inline void stop_at(const char *function) {
  fprintf(stderr, "%s: error %lu\n", function, (unsigned long)GetLastError());
  exit(2);
}
#endif

/* The text after an option, or NULL. */
static inline const char *text_option(int argc, char **argv, const char *name) {
  int i;
  for (i = 1; i + 1 < argc; i++)
    if (strcmp(argv[i], name) == 0) return argv[i + 1];
  return NULL;
}

/* The number after an option, or what it is without. */
static inline unsigned long number_option(int argc, char **argv, const char *name, unsigned long otherwise) {
  const char *text = text_option(argc, argv, name);
  return text != NULL ? strtoul(text, NULL, 10) : otherwise;
}

static inline int has_option(int argc, char **argv, const char *name) {
  int i;
  for (i = 1; i < argc; i++)
    if (strcmp(argv[i], name) == 0) return 1;
  return 0;
}

static inline void print_packets(const char *mode, unsigned long producers, unsigned long consumers, int sockets,
                                 unsigned long long packets, double seconds, double cpu) {
  printf("{\"mode\":\"%s\",\"producers\":%lu,\"consumers\":%lu,\"sockets\":%s,", mode, producers, consumers,
         sockets ? "true" : "false");
  printf("\"packets\":%.0f,\"seconds\":%.6f,\"packets_per_second\":%.0f,", (double)packets, seconds,
         (double)packets / seconds);
  printf("\"cpu_seconds\":%.6f}\n", cpu);
}

static inline void print_copy(unsigned long long bytes, unsigned long piece, unsigned long outstanding, double seconds,
                              double cpu) {
  printf("{\"bytes\":%.0f,\"piece\":%lu,\"outstanding\":%lu,", (double)bytes, piece, outstanding);
  printf("\"seconds\":%.6f,\"bytes_per_second\":%.0f,\"cpu_seconds\":%.6f}\n", seconds, (double)bytes / seconds, cpu);
}

#endif
