/* SPDX-License-Identifier: Apache-2.0 */
/* Interlocked singly linked lists and fiber-local storage. Follows "Interlocked Singly Linked Lists" and the
   "fibersapi.h" pages. A list's header has a bit that is held for the few instructions of a push or a pop. */
#include "runtime.h"
#include "interlockedapi.h"
#include "fibersapi.h"
#include <pthread.h>
#include <sched.h>

enum { HELD = 1ull << 63 };
#define DEPTH 0xffffull

/* `Alignment` holds the depth and the bit, `Region` the first entry. */
static ULONGLONG hold(PSLIST_HEADER list) {
  for (;;) {
    ULONGLONG before = __atomic_fetch_or(&list->Alignment, HELD, __ATOMIC_ACQUIRE);
    if (!(before & HELD)) return before;
    sched_yield();
  }
}
static void let_go(PSLIST_HEADER list, ULONGLONG depth) { __atomic_store_n(&list->Alignment, depth, __ATOMIC_RELEASE); }

IOCP_API VOID InitializeSListHead(PSLIST_HEADER list) {
  list->Region = 0;
  __atomic_store_n(&list->Alignment, 0, __ATOMIC_RELEASE);
}
IOCP_API PSLIST_ENTRY InterlockedPushEntrySList(PSLIST_HEADER list, PSLIST_ENTRY entry) {
  ULONGLONG depth = hold(list);
  PSLIST_ENTRY first = (PSLIST_ENTRY)list->Region;
  entry->Next = first;
  list->Region = (ULONGLONG)entry;
  let_go(list, (depth + 1) & DEPTH);
  return first;
}
IOCP_API PSLIST_ENTRY InterlockedPushListSListEx(PSLIST_HEADER list, PSLIST_ENTRY from, PSLIST_ENTRY to, ULONG count) {
  ULONGLONG depth = hold(list);
  PSLIST_ENTRY first = (PSLIST_ENTRY)list->Region;
  to->Next = first;
  list->Region = (ULONGLONG)from;
  let_go(list, (depth + count) & DEPTH);
  return first;
}
IOCP_API PSLIST_ENTRY InterlockedPopEntrySList(PSLIST_HEADER list) {
  ULONGLONG depth = hold(list);
  PSLIST_ENTRY first = (PSLIST_ENTRY)list->Region;
  if (first) list->Region = (ULONGLONG)first->Next;
  let_go(list, first ? (depth - 1) & DEPTH : 0);
  return first;
}
IOCP_API PSLIST_ENTRY InterlockedFlushSList(PSLIST_HEADER list) {
  hold(list);
  PSLIST_ENTRY first = (PSLIST_ENTRY)list->Region;
  list->Region = 0;
  let_go(list, 0);
  return first;
}
IOCP_API USHORT QueryDepthSList(PSLIST_HEADER list) {
  return (USHORT)(__atomic_load_n(&list->Alignment, __ATOMIC_ACQUIRE) & DEPTH);
}
IOCP_API PSLIST_ENTRY RtlFirstEntrySList(const SLIST_HEADER *list) { return (PSLIST_ENTRY)list->Region; }

/* --- Fiber-local storage: there are no fibers, so it is a thread's, with a function to call at its end --- */

enum { SLOTS = 1088 };
typedef struct { void *values[SLOTS]; } store;
static struct { bool is_used; PFLS_CALLBACK_FUNCTION at_end; } slots[SLOTS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void end_thread(void *memory) {
  store *mine = memory;
  for (int i = 0; i < SLOTS; i++) {
    pthread_mutex_lock(&lock);
    PFLS_CALLBACK_FUNCTION at_end = slots[i].is_used ? slots[i].at_end : NULL;
    pthread_mutex_unlock(&lock);
    if (at_end && mine->values[i]) at_end(mine->values[i]);
  }
  free(mine);
}
static void make_key(void) { pthread_key_create(&key, end_thread); }
static store *mine(bool makes) {
  pthread_once(&once, make_key);
  store *found = pthread_getspecific(key);
  if (!found && makes && (found = calloc(1, sizeof *found))) pthread_setspecific(key, found);
  return found;
}

IOCP_API DWORD FlsAlloc(PFLS_CALLBACK_FUNCTION at_end) {
  DWORD index = FLS_OUT_OF_INDEXES;
  pthread_mutex_lock(&lock);
  for (DWORD i = 0; i < SLOTS && index == FLS_OUT_OF_INDEXES; i++)
    if (!slots[i].is_used) slots[i].is_used = true, slots[i].at_end = at_end, index = i;
  pthread_mutex_unlock(&lock);
  if (index == FLS_OUT_OF_INDEXES) SetLastError(ERROR_NO_MORE_ITEMS);
  return index;
}
/* The value of this thread ends; those of other threads are dropped without their function. */
IOCP_API BOOL FlsFree(DWORD index) {
  if (index >= SLOTS || !slots[index].is_used) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  store *found = mine(false);
  PFLS_CALLBACK_FUNCTION at_end = slots[index].at_end;
  if (found && found->values[index]) {
    if (at_end) at_end(found->values[index]);
    found->values[index] = NULL;
  }
  pthread_mutex_lock(&lock);
  slots[index].is_used = false;
  pthread_mutex_unlock(&lock);
  return TRUE;
}
IOCP_API PVOID FlsGetValue(DWORD index) {
  if (index >= SLOTS) return iocp_inner_fail(ERROR_INVALID_PARAMETER), NULL;
  SetLastError(ERROR_SUCCESS);
  store *found = mine(false);
  return found ? found->values[index] : NULL;
}
IOCP_API BOOL FlsSetValue(DWORD index, PVOID value) {
  if (index >= SLOTS || !slots[index].is_used) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  store *found = mine(true);
  if (!found) return iocp_inner_fail(ERROR_NOT_ENOUGH_MEMORY);
  found->values[index] = value;
  return TRUE;
}
IOCP_API BOOL IsThreadAFiber(void) { return FALSE; }
