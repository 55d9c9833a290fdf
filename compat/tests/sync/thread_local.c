/* SPDX-License-Identifier: Apache-2.0 */
/* thread_local [LIVE-10]
   A slot holds one value per thread, NULL at first, also when an index is given out again; a successful TlsGetValue
   sets the last error to 0. */
#include "sync.h"

static DWORD slot;

static DWORD WINAPI other(void *unused) {
  (void)unused;
  L("other thread: %d", TlsGetValue(slot) == NULL);
  TlsSetValue(slot, (void *)2);
  L("other thread: %d", TlsGetValue(slot) == (void *)2);
  return 0;
}

int main(void) {
  slot = TlsAlloc();
  L("index %d", slot != TLS_OUT_OF_INDEXES);
  SetLastError(55);
  BOOL is_null = TlsGetValue(slot) == NULL;
  L("new: %d %s", is_null, ERR());
  L("set: %d", TlsSetValue(slot, (void *)1));
  HANDLE thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
  WaitForSingleObject(thread, INFINITE);
  L("ours: %d", TlsGetValue(slot) == (void *)1);
  L("free: %d", TlsFree(slot));
  DWORD again = TlsAlloc();
  L("given out again: %d, and NULL: %d", again == slot, TlsGetValue(again) == NULL);
  TELL("no such index", TlsSetValue(5000, NULL));
  TELL("no such index", TlsGetValue(5000) != NULL);
  TELL("free no such index", TlsFree(5000));
  int more = 0;
  DWORD indexes[2000];
  while (more < 2000 && (indexes[more] = TlsAlloc()) != TLS_OUT_OF_INDEXES) more++;
  L("more than 1000 indexes, and an end: %d", more > 1000 && more < 2000);
  TlsSetValue(indexes[more - 1], (void *)3);
  L("the last one works: %d", TlsGetValue(indexes[more - 1]) == (void *)3);
  return 0;
}
