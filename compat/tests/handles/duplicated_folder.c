/* SPDX-License-Identifier: Apache-2.0 */

/* [HANDLE-7, CLOSE-9] A duplicate of a folder's handle is the same folder: what was asked through the one is still
   told when that is closed, on the one port with the one key.

   Wine 8 brings no names: Microsoft Learn, "ReadDirectoryChangesW". */

#include "../trace.h"

int main(void) {
  char folder[200], name[260];
  HANDLE second = NULL, port = new_port(0);
  union {
    FILE_NOTIFY_INFORMATION first;
    DWORD words[256];
  } changes;
  must(GetTempPathA(sizeof folder, folder) > 0 && GetTempFileNameA(folder, "dup", 0, name), "a name");
  DeleteFileA(name);
  must(CreateDirectoryA(name, NULL), "CreateDirectory");
  HANDLE first = CreateFileA(name, FILE_LIST_DIRECTORY, 7, NULL, OPEN_EXISTING,
                             FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
  must(first != INVALID_HANDLE_VALUE, "CreateFile");
  SAY_BOOL("duplicated",
           DuplicateHandle(GetCurrentProcess(), first, GetCurrentProcess(), &second, 0, FALSE, DUPLICATE_SAME_ACCESS));
  must(CreateIoCompletionPort(second, port, 9, 0) == port, "associate");
  SAY_BOOL("associated again", CreateIoCompletionPort(first, port, 8, 0) != NULL);
  SAY_BOOL("watch", ReadDirectoryChangesW(first, &changes, sizeof changes, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME, NULL,
                                          &operation[0], NULL));
  SAY_BOOL("close that handle", CloseHandle(first));
  no_packet("goes on", port);
  char file[300];
  snprintf(file, sizeof file, "%s\\new", name);
  HANDLE made = CreateFileA(file, GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL);
  must(made != INVALID_HANDLE_VALUE, "CreateFile");
  CloseHandle(made);
  packet("a change", port);
  say("action %u, %u bytes of name", (unsigned)changes.first.Action, (unsigned)changes.first.FileNameLength);
  SAY_BOOL("watch", ReadDirectoryChangesW(second, &changes, sizeof changes, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME, NULL,
                                          &operation[1], NULL));
  SAY_BOOL("cancel", CancelIoEx(second, NULL));
  packet("cancelled", port);
  SAY_BOOL("close the last", CloseHandle(second));
  SAY_BOOL("once more", CloseHandle(second));
  DeleteFileA(file);
  RemoveDirectoryA(name);
  return 0;
}
