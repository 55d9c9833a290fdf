/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "LockFileEx function": exclusive and shared locks of ranges between two handles; 33 at once, or
   pending until the other one is given up, with a packet for each success. Wine 8 does not do the latter two. */
#include "files.h"

static OVERLAPPED range(DWORD offset) {
  OVERLAPPED record;
  memset(&record, 0, sizeof record);
  record.Offset = offset;
  return record;
}

int main(void) {
  const char *name = temporary_name();
  const DWORD both = FILE_SHARE_READ | FILE_SHARE_WRITE, now = LOCKFILE_FAIL_IMMEDIATELY;
  HANDLE one = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, both, NULL, OPEN_EXISTING, 0, NULL);
  HANDLE other = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, both, NULL, OPEN_EXISTING, 0, NULL);
  HANDLE later = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, both, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
  HANDLE port = new_port(1);
  must(CreateIoCompletionPort(later, port, 5, 0) == port, "association");
  OVERLAPPED first = range(0), beyond = range(1000);
  SAY_BOOL("exclusive", LockFileEx(one, LOCKFILE_EXCLUSIVE_LOCK, 0, 10, 0, &first));
  SAY_BOOL("another exclusive", LockFileEx(other, LOCKFILE_EXCLUSIVE_LOCK | now, 0, 10, 0, &first));
  SAY_BOOL("another shared", LockFileEx(other, now, 0, 10, 0, &first));
  SAY_BOOL("elsewhere", LockFileEx(other, LOCKFILE_EXCLUSIVE_LOCK | now, 0, 10, 0, &beyond));
  SAY_BOOL("LockFile", LockFile(other, 5, 0, 1, 0));
  operation[0] = range(0);
  SAY_BOOL("overlapped", LockFileEx(later, LOCKFILE_EXCLUSIVE_LOCK, 0, 10, 0, &operation[0]));
  no_packet("it waits", port);
  SAY_BOOL("unlock", UnlockFileEx(one, 0, 10, 0, &first));
  packet("its turn", port);
  SAY_BOOL("taken", LockFileEx(one, now, 0, 10, 0, &first));
  operation[1] = range(0);
  SAY_BOOL("unlock", UnlockFileEx(later, 0, 10, 0, &operation[1]));
  SAY_BOOL("shared", LockFileEx(one, now, 0, 10, 0, &first));
  SAY_BOOL("shared twice", LockFileEx(other, now, 0, 10, 0, &first));
  SAY_BOOL("no exclusive", LockFileEx(later, LOCKFILE_EXCLUSIVE_LOCK | now, 0, 10, 0, &operation[1]));
  CloseHandle(one);
  CloseHandle(other);
  SAY_BOOL("closing gives up", LockFileEx(later, LOCKFILE_EXCLUSIVE_LOCK | now, 0, 10, 0, &operation[1]));
  packet("closing gives up", port);
  SAY_BOOL("reserved", LockFileEx(later, now, 1, 10, 0, &operation[2]));
  CloseHandle(later);
  SAY_BOOL("delete", DeleteFileA(name));
  return 0;
}
