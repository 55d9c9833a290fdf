/* SPDX-License-Identifier: Apache-2.0 */
/* memory_blocks
   Heaps, global and local memory, pages: sizes, zeroes, contents after a move. MEM_RELEASE takes no size. */
#include "sync.h"

static int is_filled(const unsigned char *block, int from, int to, int value) {
  for (int i = from; i < to; i++)
    if (block[i] != value) return 0;
  return 1;
}

int main(void) {
  HANDLE heap = GetProcessHeap();
  unsigned char *block = HeapAlloc(heap, HEAP_ZERO_MEMORY, 100);
  L("zeroed %d, size %d, aligned %d", is_filled(block, 0, 100, 0), HeapSize(heap, 0, block) == 100,
    (ULONG_PTR)block % 16 == 0);
  memset(block, 7, 100);
  block = HeapReAlloc(heap, HEAP_ZERO_MEMORY, block, 100000);
  L("grown: kept %d, zeroed %d", is_filled(block, 0, 100, 7), is_filled(block, 100, 100000, 0));
  block = HeapReAlloc(heap, 0, block, 50);
  L("shrunk: kept %d, size %d", is_filled(block, 0, 50, 7), (int)HeapSize(heap, 0, block));
  L("in place, larger: %d", HeapReAlloc(heap, HEAP_REALLOC_IN_PLACE_ONLY, block, 1 << 26) == NULL);
  L("freed %d, freed NULL %d", HeapFree(heap, 0, block), HeapFree(heap, 0, NULL));

  HANDLE own = HeapCreate(0, 0, 0);
  for (int i = 1; i < 1000; i++) {
    void *kept = HeapAlloc(own, 0, i), *gone = HeapAlloc(own, 0, i * 3);
    memset(kept, 1, i);
    HeapFree(own, 0, gone);
  }
  L("destroyed with its blocks %d", HeapDestroy(own));

  unsigned char *global = GlobalAlloc(GPTR, 64);
  L("GPTR zeroed %d, size %d", is_filled(global, 0, 64, 0), GlobalSize(global) == 64);
  L("freed %d", GlobalFree(global) == NULL);
  HGLOBAL movable = GlobalAlloc(GMEM_MOVEABLE, 10);
  memset(GlobalLock(movable), 5, 10);
  GlobalUnlock(movable);
  movable = GlobalReAlloc(movable, 5000, GMEM_MOVEABLE | GMEM_ZEROINIT);
  unsigned char *locked = GlobalLock(movable);
  L("movable: kept %d, zeroed %d", is_filled(locked, 0, 10, 5), is_filled(locked, 10, 5000, 0));
  GlobalFree(movable);
  L("local %d", LocalFree(LocalAlloc(LPTR, 3)) == NULL);

  unsigned char *pages = VirtualAlloc(NULL, 200000, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
  L("pages %d, at a multiple of 65536 %d, zeroed %d", pages != NULL, (ULONG_PTR)pages % 65536 == 0,
    is_filled(pages, 0, 200000, 0));
  memset(pages, 9, 200000);
  TELL("release with a size", VirtualFree(pages, 200000, MEM_RELEASE));
  L("decommit %d", VirtualFree(pages + 65536, 4096, MEM_DECOMMIT));
  L("commit again %d", VirtualAlloc(pages + 65536, 4096, MEM_COMMIT, PAGE_READWRITE) != NULL);
  L("zeroed %d", is_filled(pages + 65536, 0, 4096, 0));
  L("neighbours kept %d %d", pages[65535] == 9, pages[65536 + 4096] == 9);
  L("release %d", VirtualFree(pages, 0, MEM_RELEASE));
  unsigned char *reserved = VirtualAlloc(NULL, 1 << 20, MEM_RESERVE, PAGE_NOACCESS);
  L("reserved %d, committed %d", reserved != NULL,
    VirtualAlloc(reserved + 8192, 100, MEM_COMMIT, PAGE_READWRITE) == reserved + 8192);
  reserved[8192 + 4095] = 1;
  L("release %d", VirtualFree(reserved, 0, MEM_RELEASE));
  return 0;
}
