/* SPDX-License-Identifier: Apache-2.0 */
/* pages
   VirtualQuery, VirtualProtect and VirtualLock on pages of our own, and on addresses that are none. */
#include "../trace.h"

int main(void) {
  int did;
  char *memory = VirtualAlloc(NULL, 65536, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
  MEMORY_BASIC_INFORMATION info;
  DWORD before = 0;
  say("query %d", VirtualQuery(memory, &info, sizeof info) == sizeof info);
  say("state %x protect %x", (unsigned)info.State, (unsigned)info.Protect);
  SAY_BOOL("protect", VirtualProtect(memory, 4096, PAGE_READONLY, &before));
  say("before %x", (unsigned)before);
  VirtualQuery(memory, &info, sizeof info);
  say("now %x, size %u", (unsigned)info.Protect, (unsigned)info.RegionSize);
  SAY_BOOL("protect back", VirtualProtect(memory, 4096, PAGE_READWRITE, &before));
  say("before %x", (unsigned)before);
  SAY_BOOL("no such protection", VirtualProtect(memory, 4096, 0, &before));
  SAY_BOOL("lock", VirtualLock(memory, 4096));
  SAY_BOOL("unlock", VirtualUnlock(memory, 4096));
  SetLastError(0);
  did = (int)(VirtualQuery(memory, &info, 4));
  say("query of nothing: %d %u", did, (unsigned)GetLastError());
  char here[16];
  SIZE_T done = 0;
  memory[0] = 'm';
  SAY_BOOL("read own", ReadProcessMemory(GetCurrentProcess(), memory, here, 1, &done));
  say("read %d %c", (int)done, here[0]);
  VirtualFree(memory, 0, MEM_RELEASE);
  VirtualQuery(memory, &info, sizeof info);
  say("freed %x", (unsigned)info.State);
  return 0;
}
