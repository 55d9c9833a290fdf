/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-9] What waits return: the object, 258, an abandoned mutex, or failure; any takes the lowest and only it, all
   takes everything or nothing. */

#include "../trace.h"

static void wait(const char *title, HANDLE object) { say("%s: %u", title, (unsigned)WaitForSingleObject(object, 0)); }

static DWORD WINAPI take_and_exit(void *mutex) { return WaitForSingleObject(mutex, 0); }

int main(void) {
  HANDLE a = CreateEventW(NULL, FALSE, FALSE, NULL), b = CreateEventW(NULL, FALSE, FALSE, NULL);
  HANDLE manual = CreateEventW(NULL, TRUE, FALSE, NULL), semaphore = CreateSemaphoreW(NULL, 1, 2, NULL);
  HANDLE mutex = CreateMutexW(NULL, FALSE, NULL), both[] = {a, b}, closed = new_event();
  CloseHandle(closed);
  say("not signalled: %u", (unsigned)WaitForSingleObject(a, 0));
  say("for a while: %u", (unsigned)WaitForSingleObject(a, 5));
  SetEvent(a);
  wait("signalled", a);
  wait("and then", a);
  SetEvent(manual);
  wait("manual reset", manual);
  wait("and then", manual);
  wait("semaphore", semaphore);
  wait("and then", semaphore);
  HANDLE t = thread(take_and_exit, mutex);
  ended(t);
  say("abandoned mutex: %u", (unsigned)WaitForSingleObject(mutex, 0));
  say("taken twice by one thread: %u", (unsigned)WaitForSingleObject(mutex, 0));
  SetLastError(0);
  say("closed: %08x", (unsigned)WaitForSingleObject(closed, 0));
  say("its error: %u", (unsigned)GetLastError());
  SetEvent(a);
  SetEvent(b);
  say("any: %u", (unsigned)WaitForMultipleObjects(2, both, FALSE, 0));
  say("the other: %u", (unsigned)WaitForMultipleObjects(2, both, FALSE, 0));
  say("neither: %u", (unsigned)WaitForMultipleObjects(2, both, FALSE, 0));
  SetEvent(b);
  say("all, one is missing: %u", (unsigned)WaitForMultipleObjects(2, both, TRUE, 5));
  say("it took nothing: %u", (unsigned)WaitForSingleObject(b, 0));
  SetEvent(a);
  SetEvent(b);
  say("all: %u", (unsigned)WaitForMultipleObjects(2, both, TRUE, 0));
  say("it took everything: %u %u", (unsigned)WaitForSingleObject(a, 0), (unsigned)WaitForSingleObject(b, 0));
  return 0;
}
