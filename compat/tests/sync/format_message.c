/* SPDX-License-Identifier: Apache-2.0 */
/* format_message [LIVE-10]
   Every code has a text that ends with a line break; a buffer that is too small or an unknown code is an error.

   Wine 8 lacks texts, those of Winsock above all; Microsoft Learn, "Windows Sockets Error Codes", has them. */
#include "sync.h"

#define TEXT_OF_SYSTEM (FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS)

int main(void) {
  char buffer[512];
  static const DWORD codes[] = {
      0, 2, 5, 6, 8, 38, 50, 59, 64, 87, 109, 120, 121, 122, 128, 183, 192, 231, 232, 234, 258, 259, 288, 298,
      535, 536, 735, 995, 996, 997, 998, 1168, 1214, 1225, 1231, 1232, 1234, 1236, 1450, 1460, 10004, 10009,
      10013, 10014, 10022, 10024, 10035, 10036, 10037, 10038, 10039, 10040, 10041, 10042, 10043, 10044, 10045,
      10046, 10047, 10048, 10049, 10050, 10051, 10052, 10053, 10054, 10055, 10056, 10057, 10058, 10060, 10061,
      10064, 10065, 10067, 10091, 10092, 10093, 10101, 11001, 11002, 11003, 11004};
  int known = 0;
  for (unsigned i = 0; i < ARRAYSIZE(codes); i++) {
    DWORD length = FormatMessageA(TEXT_OF_SYSTEM, NULL, codes[i], 0, buffer,
                                  sizeof buffer, NULL);
    if (length > 5 && strlen(buffer) == length && strcmp(buffer + length - 2, "\r\n") == 0)
      known++;
    else
      L("no text for %u", (unsigned)codes[i]);
  }
  L("all known: %d", known == (int)ARRAYSIZE(codes));
  TELL("unknown", (unsigned)FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM, NULL, 0x20001234, 0, buffer, 512, NULL));
  TELL("too small", (unsigned)FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM, NULL, 6, 0, buffer, 5, NULL));
  char *made = NULL;
  DWORD length = FormatMessageA(FORMAT_MESSAGE_ALLOCATE_BUFFER | TEXT_OF_SYSTEM,
                                NULL, WSAECONNRESET, MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT), (char *)&made, 0, NULL);
  L("allocated: %d", made != NULL && strlen(made) == length && length > 5);
  L("freed: %d", LocalFree(made) == NULL);
  WCHAR *wide = NULL;
  length = FormatMessageW(FORMAT_MESSAGE_ALLOCATE_BUFFER | TEXT_OF_SYSTEM, NULL,
                          ERROR_INVALID_HANDLE, 0, (WCHAR *)&wide, 0, NULL);
  L("wide: %d", wide != NULL && wide[length] == 0 && wide[length - 1] == '\n');
  LocalFree(wide);
  length = FormatMessageA(FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_IGNORE_INSERTS, "as it is", 0, 0, buffer,
                          sizeof buffer, NULL);
  L("from a string: %u %s", (unsigned)length, buffer);
  return 0;
}
