/* SPDX-License-Identifier: Apache-2.0 */

/* [HANDLE-7, PORT-4, CLOSE-9] A duplicate of a file's handle is the same file: one file pointer, one association with
   its key, one set of modes, one set of locks. Other programs are let in, and the file is deleted, when the last of
   them is closed.

   Wine 8 lets CancelIoEx find something, as in CANCEL-4, and pends a read of what it has in memory: Microsoft Learn,
   "CancelIoEx". */

#include "../trace.h"

static char name[260];

static HANDLE duplicate(HANDLE file, DWORD options) {
  HANDLE other = NULL;
  must(DuplicateHandle(GetCurrentProcess(), file, GetCurrentProcess(), &other, 0, FALSE, options), "DuplicateHandle");
  return other;
}

static void pointer(void) {
  DWORD bytes = 0;
  char text[16] = "";
  HANDLE first = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
  HANDLE second = duplicate(first, DUPLICATE_SAME_ACCESS);
  say("another value: %d, same type: %d", first != second, GetFileType(first) == GetFileType(second));
  must(WriteFile(first, "abcdef", 6, &bytes, NULL), "write");
  SAY_BOOL("write behind it", WriteFile(second, "gh", 2, &bytes, NULL));
  LARGE_INTEGER place = {0}, size;
  SAY_BOOL("seek", SetFilePointerEx(first, place, NULL, FILE_BEGIN));
  SAY_BOOL("read", ReadFile(second, text, 3, &bytes, NULL));
  SAY_BOOL("read on", ReadFile(first, text + 3, 5, &bytes, NULL));
  say("%s", text);
  SAY_BOOL("size", GetFileSizeEx(second, &size));
  say("%d", (int)size.QuadPart);
  OVERLAPPED at = {0};
  SAY_BOOL("lock", LockFileEx(first, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 4, 0, &at));
  SAY_BOOL("unlock by the other", UnlockFileEx(second, 0, 4, 0, &at));
  SAY_BOOL("close", CloseHandle(first));
  SAY_BOOL("the first", WriteFile(first, "x", 1, &bytes, NULL));
  SAY_BOOL("the second", WriteFile(second, "ij", 2, &bytes, NULL));
  say("open for all: %d", CreateFileA(name, GENERIC_READ, 7, NULL, OPEN_EXISTING, 0, NULL) != INVALID_HANDLE_VALUE);
  say("%u", (unsigned)GetLastError());
  HANDLE third = duplicate(second, DUPLICATE_SAME_ACCESS | DUPLICATE_CLOSE_SOURCE);
  SAY_BOOL("close", CloseHandle(third));
  HANDLE again = CreateFileA(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  say("open: %d", again != INVALID_HANDLE_VALUE);
  CloseHandle(again);
}

static void port(void) {
  HANDLE first = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_FLAG_OVERLAPPED, NULL);
  HANDLE second = duplicate(first, DUPLICATE_SAME_ACCESS), p = new_port(0);
  must(CreateIoCompletionPort(first, p, 7, 0) == p, "associate");
  SAY_BOOL("associated again", CreateIoCompletionPort(second, p, 8, 0) != NULL);
  SetLastError(0);
  must(WriteFile(second, "abc", 3, NULL, &operation[0]) || GetLastError() == ERROR_IO_PENDING, "write");
  packet("through the second", p);
  SAY_BOOL("close the first", CloseHandle(first));
  must(ReadFile(second, data[1], 8, NULL, &operation[1]) || GetLastError() == ERROR_IO_PENDING, "read");
  packet("after the close", p);
  SAY_BOOL("nothing to cancel", CancelIoEx(second, NULL));
  SAY_BOOL("modes", SetFileCompletionNotificationModes(second, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS));
  HANDLE third = duplicate(second, DUPLICATE_SAME_ACCESS);
  SetLastError(0);
  if (ReadFile(third, data[2], 8, NULL, &operation[2]))
    no_packet("skipped", p);
  else
    packet("not at once", p);
  CloseHandle(second);
  CloseHandle(third);
}

static void deleting(void) {
  HANDLE first = CreateFileA(name, GENERIC_WRITE | DELETE, 7, NULL, OPEN_EXISTING, FILE_FLAG_DELETE_ON_CLOSE, NULL);
  HANDLE second = duplicate(first, DUPLICATE_SAME_ACCESS);
  CloseHandle(first);
  say("there: %d", GetFileAttributesA(name) != INVALID_FILE_ATTRIBUTES);
  CloseHandle(second);
  say("there: %d", GetFileAttributesA(name) != INVALID_FILE_ATTRIBUTES);
}

int main(void) {
  char folder[200];
  must(GetTempPathA(sizeof folder, folder) > 0 && GetTempFileNameA(folder, "dup", 0, name), "a name");
  pointer();
  port();
  deleting();
  return 0;
}
