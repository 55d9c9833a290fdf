/* SPDX-License-Identifier: Apache-2.0 */
/* semaphore_counts [LIVE-9]
   A semaphore lets as many waits end as its count says; a release beyond the maximum fails and changes nothing.

   Wine 8 takes a release of 0 and has another code for -1; Microsoft Learn, "ReleaseSemaphore", says that the
   count must be greater than zero. */
#include "sync.h"

int main(void) {
  TELL("maximum 0", CreateSemaphoreA(NULL, 0, 0, NULL) != NULL);
  TELL("initial above maximum", CreateSemaphoreA(NULL, 3, 2, NULL) != NULL);
  TELL("initial below 0", CreateSemaphoreA(NULL, -1, 2, NULL) != NULL);
  HANDLE semaphore = CreateSemaphoreW(NULL, 2, 3, NULL);
  for (int i = 0; i < 3; i++) L("count 2: %s", WAIT(semaphore, 20));
  LONG before = 99;
  L("release 2: %d", ReleaseSemaphore(semaphore, 2, &before));
  L("before %d", (int)before);
  before = 99;
  TELL("release 2 more", ReleaseSemaphore(semaphore, 2, &before));
  L("release 1 more: %d", ReleaseSemaphore(semaphore, 1, &before));
  L("before %d", (int)before);
  TELL("release 0", ReleaseSemaphore(semaphore, 0, NULL));
  TELL("release -1", ReleaseSemaphore(semaphore, -1, NULL));
  for (int i = 0; i < 4; i++) L("count 3: %s", WAIT(semaphore, 0));
  return 0;
}
