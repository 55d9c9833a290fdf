/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "ReadDirectoryChangesW function": when the changes do not fit the buffer, the operation succeeds
   with no bytes, and the program looks for itself. Bad arguments; Wine 8 calls a file's handle invalid. */
#include "files.h"

int main(void) {
  char folder[MAX_PATH], path[MAX_PATH + 16];
  static DWORD changes[1024];
  HANDLE port = new_port(1);
  strcpy(folder, temporary_name());
  DeleteFileA(folder);
  must(CreateDirectoryA(folder, NULL), "CreateDirectory");
  HANDLE h = CreateFileA(folder, FILE_LIST_DIRECTORY, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                         OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
  HANDLE file = temporary_file(FILE_FLAG_OVERLAPPED);
  must(CreateIoCompletionPort(h, port, 3, 0) == port, "association");
  SAY_BOOL("no filter", ReadDirectoryChangesW(h, changes, sizeof changes, FALSE, 0, NULL, &operation[0], NULL));
  SAY_BOOL("a file", ReadDirectoryChangesW(file, changes, sizeof changes, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME, NULL,
                                           &operation[0], NULL));
  const DWORD names = FILE_NOTIFY_CHANGE_FILE_NAME;
  SAY_BOOL("watch", ReadDirectoryChangesW(h, changes, 16, FALSE, names, NULL, &operation[1], NULL));
  sprintf(path, "%s\\a-long-name", folder);
  CloseHandle(CreateFileA(path, GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL));
  packet("no room", port);
  CloseHandle(h);
  DeleteFileA(path);
  SAY_BOOL("remove", RemoveDirectoryA(folder));
  return 0;
}
