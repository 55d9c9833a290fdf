/* SPDX-License-Identifier: Apache-2.0 */
/* lists
   Interlocked lists: last in, first out, by many threads; fiber-local storage with a function at the thread's end. */
#include "../trace.h"
#include <malloc.h>

enum { THREADS = 4, EACH = 1000 };
typedef struct {
  SLIST_ENTRY entry;
  int number;
} item;

static SLIST_HEADER *list;
static item *items;
static DWORD slot;
static LONG ends;

static DWORD WINAPI work(LPVOID argument) {
  item *mine = items + (ULONG_PTR)argument * EACH;
  for (int i = 0; i < EACH; i++) InterlockedPushEntrySList(list, &mine[i].entry);
  for (int i = 0; i < EACH / 2; i++) InterlockedPopEntrySList(list);
  return 0;
}
static VOID NTAPI at_end(PVOID value) {
  if (value) InterlockedIncrement(&ends);
}
static DWORD WINAPI keep(LPVOID argument) {
  FlsSetValue(slot, argument);
  return (DWORD)(ULONG_PTR)FlsGetValue(slot);
}

int main(void) {
  list = _aligned_malloc(sizeof *list, MEMORY_ALLOCATION_ALIGNMENT);
  items = _aligned_malloc(sizeof(item) * THREADS * EACH, MEMORY_ALLOCATION_ALIGNMENT);
  InitializeSListHead(list);
  say("empty %d %d", InterlockedPopEntrySList(list) == NULL, QueryDepthSList(list));
  for (int i = 0; i < 3; i++) items[i].number = i, InterlockedPushEntrySList(list, &items[i].entry);
  say("depth %d", QueryDepthSList(list));
  say("last first %d", ((item *)InterlockedPopEntrySList(list))->number);
  say("then %d", ((item *)InterlockedPopEntrySList(list))->number);
  say("flush %d", ((item *)InterlockedFlushSList(list))->number);
  say("empty %d", QueryDepthSList(list));
  HANDLE threads[THREADS];
  for (ULONG_PTR i = 0; i < THREADS; i++) threads[i] = CreateThread(NULL, 0, work, (LPVOID)i, 0, NULL);
  WaitForMultipleObjects(THREADS, threads, TRUE, INFINITE);
  int left = 0;
  while (InterlockedPopEntrySList(list)) left++;
  say("left %d", left);

  slot = FlsAlloc(at_end);
  say("slot %d", slot != FLS_OUT_OF_INDEXES);
  HANDLE thread = CreateThread(NULL, 0, keep, (LPVOID)(ULONG_PTR)7, 0, NULL);
  WaitForSingleObject(thread, INFINITE);
  DWORD code = 0;
  GetExitCodeThread(thread, &code);
  say("kept %u, mine %d", (unsigned)code, FlsGetValue(slot) == NULL);
  SAY_BOOL("free", FlsFree(slot));
  SAY_BOOL("free again", FlsFree(slot));
  _aligned_free(items);
  _aligned_free(list);
  return 0;
}
