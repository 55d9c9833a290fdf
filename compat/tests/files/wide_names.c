/* SPDX-License-Identifier: Apache-2.0 */
/* Names with wide characters: beyond one byte, beyond 16 bits, and what is no Unicode. */
#include "files.h"

int main(void) {
  WCHAR folder[MAX_PATH], name[MAX_PATH + 8], prefix[] = {'w', 'i', 'd', 0};
  DWORD length = GetTempPathW(MAX_PATH, folder);
  must(length > 0 && length < MAX_PATH, "GetTempPath");
  must(GetTempFileNameW(folder, prefix, 0, name) != 0, "GetTempFileName");
  SAY_BOOL("delete", DeleteFileW(name));
  DWORD end = 0;
  while (name[end]) end++;
  const WCHAR more[] = {'-', 0xe4, 0x4e2d, 0xd83d, 0xde00, 0};
  memcpy(name + end, more, sizeof more);
  SAY_HANDLE("make", CreateFileW(name, GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL));
  SAY_HANDLE("open", CreateFileW(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL));
  SAY_BOOL("attributes", GetFileAttributesW(name) != INVALID_FILE_ATTRIBUTES);
  SAY_BOOL("delete", DeleteFileW(name));
  SAY_HANDLE("open", CreateFileW(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL));
  return 0;
}
