/* SPDX-License-Identifier: Apache-2.0 */

/* Posts a packet and takes it off again, in one thread: what a packet costs when nothing else happens. Windows C. */

#include <windows.h>

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  unsigned long pairs = argc > 1 ? strtoul(argv[1], NULL, 10) : 10000000, i;
  HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
  LARGE_INTEGER frequency, start, end;
  OVERLAPPED record;
  double seconds;
  if (port == NULL || pairs == 0) return 2;
  QueryPerformanceFrequency(&frequency);
  QueryPerformanceCounter(&start);
  for (i = 0; i < pairs; i++) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;
    if (!PostQueuedCompletionStatus(port, (DWORD)i, i, &record)) return 1;
    if (!GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE)) return 1;
    if (bytes != (DWORD)i || key != i || overlapped != &record) return 1;
  }
  QueryPerformanceCounter(&end);
  seconds = (double)(end.QuadPart - start.QuadPart) / (double)frequency.QuadPart;
  printf("pairs=%lu pairs_per_second=%.0f\n", pairs, (double)pairs / seconds);
  CloseHandle(port);
  return 0;
}
