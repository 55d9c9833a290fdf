/* SPDX-License-Identifier: Apache-2.0 */
/* environment
   Variables, expansion, the current folder, the command line; lengths with and without the zero. */
#include "../trace.h"

int main(void) {
  int did;
  char to[64] = "";
  WCHAR wide[64];
  SAY_BOOL("set", SetEnvironmentVariableA("IOCP_TEST", "value"));
  say("length %u '%s'", (unsigned)GetEnvironmentVariableA("IOCP_TEST", to, sizeof to), to);
  say("needed %u", (unsigned)GetEnvironmentVariableA("IOCP_TEST", to, 3));
  say("asked %u", (unsigned)GetEnvironmentVariableA("IOCP_TEST", NULL, 0));
  say("wide %u", (unsigned)GetEnvironmentVariableW(L"IOCP_TEST", wide, 64));
  say("same %d", lstrcmpW(wide, L"value"));
  say("expanded %u '%s'", (unsigned)ExpandEnvironmentStringsA("<%IOCP_TEST%> %", to, sizeof to), to);
  SAY_BOOL("delete", SetEnvironmentVariableA("IOCP_TEST", NULL));
  SetLastError(0);
  did = (int)((unsigned)GetEnvironmentVariableA("IOCP_TEST", to, sizeof to));
  say("gone %d %u", did, (unsigned)GetLastError());
  SAY_BOOL("no name", SetEnvironmentVariableA("", "x"));
  char here[MAX_PATH], there[MAX_PATH], folder[MAX_PATH];
  DWORD length = GetCurrentDirectoryA(sizeof here, here);
  say("here %d", length == strlen(here));
  say("needed %d", GetCurrentDirectoryA(1, there) == length + 1);
  GetTempPathA(sizeof folder, folder);
  SAY_BOOL("go", SetCurrentDirectoryA(folder));
  SAY_BOOL("back", SetCurrentDirectoryA(here));
  GetCurrentDirectoryA(sizeof there, there);
  say("same %d", strcmp(here, there));
  SAY_BOOL("nowhere", SetCurrentDirectoryA("no such folder"));
  say("line %d %d", lstrlenA(GetCommandLineA()) > 0, lstrlenW(GetCommandLineW()) > 0);
  DWORD room = sizeof to;
  SAY_BOOL("computer", GetComputerNameA(to, &room));
  say("length %d", room == strlen(to));
  room = 0;
  SAY_BOOL("computer, no room", GetComputerNameA(to, &room));
  return 0;
}
