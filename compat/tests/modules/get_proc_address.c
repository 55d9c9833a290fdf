/* SPDX-License-Identifier: Apache-2.0 */
/* get_proc_address
   The system's modules by any spelling, their functions by name; what is not there. */
#include "../trace.h"

typedef ULONGLONG(WINAPI *tick_count)(void);
typedef int(WINAPI *startup)(WORD, LPWSADATA);

static void look(const char *name) {
  SetLastError(0);
  HMODULE module = GetModuleHandleA(name);
  say("%s: %s %u", name, module ? "found" : "none", module ? 0 : (unsigned)GetLastError());
}

int main(void) {
  int did;
  look("kernel32.dll");
  look("KERNEL32");
  look("ntdll.dll");
  look("nosuch.dll");
  HMODULE kernel = GetModuleHandleA("kernel32.dll");
  tick_count ticks = (tick_count)(void (*)(void))GetProcAddress(kernel, "GetTickCount64");
  say("GetTickCount64 %d %d", ticks != NULL, ticks && ticks() > 0);
  SetLastError(0);
  FARPROC none = GetProcAddress(kernel, "NoSuchFunction");
  did = (int)(none == NULL);
  say("none %d %u", did, (unsigned)GetLastError());
  HMODULE sockets = LoadLibraryA("ws2_32.dll");
  startup start = (startup)(void (*)(void))GetProcAddress(sockets, "WSAStartup");
  WSADATA about;
  say("WSAStartup %d %d", start != NULL, start ? start(MAKEWORD(2, 2), &about) : -1);
  say("send %d", GetProcAddress(sockets, "send") != NULL);
  SAY_BOOL("free", FreeLibrary(sockets));
  SetLastError(0);
  did = (int)(LoadLibraryA("nosuch.dll") == NULL);
  say("load %d %u", did, (unsigned)GetLastError());
  SetLastError(0);
  did = (int)(LoadLibraryExA("x.dll", (HANDLE)(ULONG_PTR)4, 0) == NULL);
  say("empty %d %u", did, (unsigned)GetLastError());
  char path[MAX_PATH], small[4];
  DWORD length = GetModuleFileNameA(NULL, path, MAX_PATH);
  say("own name %d, backslash %d", length > 0 && length == strlen(path), strrchr(path, '\\') != NULL);
  SetLastError(0);
  length = GetModuleFileNameA(NULL, small, sizeof small);
  did = (int)((unsigned)length);
  say("cut %d %u", did, (unsigned)GetLastError());
  say("program %d", GetModuleHandleA(NULL) != NULL);
  return 0;
}
