/* SPDX-License-Identifier: Apache-2.0 */
/* settings
   Files with [sections]: what is read, what is taken instead, what writing changes. */
#include "../files.h"

static const char *file;

static void read_text(const char *section, const char *name) {
  char to[32];
  DWORD length = GetPrivateProfileStringA(section, name, "other", to, sizeof to, file);
  say("%s.%s: %u '%s'", section, name, (unsigned)length, to);
}

int main(void) {
  char to[8];
  file = temporary_name();
  SAY_BOOL("write", WritePrivateProfileStringA("Server", "Port", "9000", file));
  SAY_BOOL("write", WritePrivateProfileStringA("Server", "Name", "\"quoted text\"", file));
  SAY_BOOL("write", WritePrivateProfileStringA("Log", "Level", "-2", file));
  read_text("Server", "Port");
  read_text("server", "port");
  read_text("Server", "Name");
  read_text("Server", "None");
  read_text("None", "Port");
  say("number %u", GetPrivateProfileIntA("Server", "Port", 1, file));
  say("number below 0 %d", (int)GetPrivateProfileIntA("Log", "Level", 1, file));
  say("no number %u", GetPrivateProfileIntA("Log", "None", 77, file));
  SAY_BOOL("change", WritePrivateProfileStringA("Server", "Port", "80", file));
  read_text("Server", "Port");
  SAY_BOOL("delete", WritePrivateProfileStringA("Server", "Port", NULL, file));
  read_text("Server", "Port");
  say("cut %u '%s'", (unsigned)GetPrivateProfileStringA("Server", "Name", "", to, sizeof to, file), to);
  SAY_BOOL("delete all", WritePrivateProfileStringA("Server", NULL, NULL, file));
  read_text("Server", "Name");
  read_text("Log", "Level");
  DeleteFileA(file);
  return 0;
}
