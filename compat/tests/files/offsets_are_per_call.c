/* SPDX-License-Identifier: Apache-2.0 */
/* FILE-2, FILE-3, FILE-10: an overlapped operation goes by the offset in its OVERLAPPED, which has 64 bits; there is no
   file pointer that another one could have moved. */
#include "files.h"

int main(void) {
  HANDLE port = new_port(1), file = temporary_file(FILE_FLAG_OVERLAPPED);
  must(CreateIoCompletionPort(file, port, 5, 0) == port, "association");
  const ULONGLONG far_away = 5ull << 30;
  write_at("begin", file, 0, 0, "0123456789");
  packet("begin", port);
  write_at("far", file, 1, far_away, "far");
  packet("far", port);
  write_at("middle", file, 2, 3, "xy");
  packet("middle", port);
  read_at("far", file, 3, far_away, 3);
  packet("far", port);
  say("%.3s", data[3]);
  read_at("begin", file, 4, 0, 10);
  packet("begin", port);
  say("%.10s", data[4]);
  LARGE_INTEGER size;
  SAY_BOOL("size", GetFileSizeEx(file, &size));
  say("%u bytes behind 5 GiB", (unsigned)(size.QuadPart - (LONGLONG)far_away));
  say("OVERLAPPED unchanged: %d", operation[3].Offset == (DWORD)far_away && operation[3].OffsetHigh == 1);
  CloseHandle(file);
  no_packet("no more", port);
  return 0;
}
