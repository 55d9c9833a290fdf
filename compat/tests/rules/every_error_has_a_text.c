/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-10] FormatMessage knows every code that these functions give.

   Wine 8 lacks texts, those of Winsock above all; Microsoft Learn, "Windows Sockets Error Codes", has them. */

#include "../trace.h"

int main(void) {
  static const DWORD codes[] = {
    4, 5, 6, 8, 38, 50, 59, 64, 87, 109, 120, 121, 122, 128, 170, 192, 232, 234, 258, 288, 298, 317, 535, 536,
    735, 995, 996, 997, 998, 1168, 1214, 1225, 1231, 1232, 1234, 1236, 1450, 10004, 10013, 10014, 10022, 10024,
    10035, 10036, 10037, 10038, 10039, 10040, 10041, 10042, 10043, 10044, 10045, 10046, 10047, 10048, 10049,
    10050, 10051, 10052, 10053, 10054, 10055, 10056, 10057, 10058, 10060, 10061, 10062, 10063, 10064, 10065,
    10091, 10092, 10093, 11001, 11002, 11004};
  int without = 0;
  for (unsigned i = 0; i < sizeof codes / sizeof *codes; i++) {
    char text[512];
    SetLastError(77);
    DWORD length = FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, codes[i], 0, text,
                                  sizeof text, NULL);
    if (length > 0 && length == strlen(text)) continue;
    without++;
    say("no text for %u", (unsigned)codes[i]);
  }
  say("codes without a text: %d", without);
  char *allocated = NULL;
  DWORD length = FormatMessageA(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM |
                                  FORMAT_MESSAGE_IGNORE_INSERTS,
                                NULL, 6, 0, (char *)&allocated, 0, NULL);
  say("allocated: %d", length > 0 && allocated && strlen(allocated) == length);
  LocalFree(allocated);
  WCHAR wide[256];
  say("wide: %d", FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, 10054, 0, wide, 256,
                                 NULL) > 0);
  SAY_BOOL("an unknown code", FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL,
                                             0x2fffffff, 0, data[0], DATA, NULL));
  return 0;
}
