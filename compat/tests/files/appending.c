/* SPDX-License-Identifier: Apache-2.0 */
/* FILE-7: an offset of all ones appends; so does every write through a handle with FILE_APPEND_DATA and no
   FILE_WRITE_DATA, whatever its offset. */
#include "files.h"

static void say_content(const char *name) {
  HANDLE file = CreateFileA(name, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
  must(file != INVALID_HANDLE_VALUE, "CreateFile");
  pipe_read("content", file, DATA);
  CloseHandle(file);
}

int main(void) {
  const char *name = temporary_name();
  const DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE;
  HANDLE port = new_port(1);
  HANDLE file = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, share, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
  must(CreateIoCompletionPort(file, port, 5, 0) == port, "association");
  write_at("first", file, 0, 0, "first ");
  packet("first", port);
  write_at("append", file, 1, ~0ull, "second ");
  packet("append", port);
  say_content(name);
  CloseHandle(file);
  file = CreateFileA(name, FILE_APPEND_DATA | SYNCHRONIZE, share, NULL, OPEN_EXISTING, 0, NULL);
  must(file != INVALID_HANDLE_VALUE, "CreateFile for appending");
  DWORD bytes = 0;
  at(&operation[2], 0);
  SAY_BOOL("append only", WriteFile(file, "third", 5, &bytes, &operation[2]));
  SAY_BOOL("no reading", ReadFile(file, data[0], 5, &bytes, &operation[2]));
  CloseHandle(file);
  say_content(name);
  SAY_BOOL("delete", DeleteFileA(name));
  return 0;
}
