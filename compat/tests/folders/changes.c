/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "ReadDirectoryChangesW function": changes come as packets, in FILE_NOTIFY_INFORMATION records. */
#include "files.h"

static char folder[MAX_PATH];

static const char *in_folder(const char *name) {
  static char names[4][MAX_PATH];
  static int turn;
  char *path = names[turn++ % 4];
  sprintf(path, "%s\\%s", folder, name);
  return path;
}

static void make(const char *name) {
  HANDLE file = CreateFileA(in_folder(name), GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
  must(file != INVALID_HANDLE_VALUE, "CreateFile");
  CloseHandle(file);
}

static union {
  DWORD words[1024];
  FILE_NOTIFY_INFORMATION first;
} changes;

static void watch(HANDLE h, int i, DWORD filter) {
  memset(&changes, 0, sizeof changes);
  SAY_BOOL("ReadDirectoryChangesW",
           ReadDirectoryChangesW(h, &changes, sizeof changes, FALSE, filter, NULL, &operation[i], NULL));
}

/* Takes packets until `wanted` changes have come: how many come at once is the system's choice. */
static void say_changes(const char *title, HANDLE h, HANDLE port, int i, DWORD filter, int wanted) {
  while (wanted > 0) {
    DWORD bytes = 0;
    ULONG_PTR key = 0;
    OVERLAPPED *record = NULL;
    if (!GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH) || record != &operation[i] || key != 3) {
      say("%s: no change", title);
      return;
    }
    for (FILE_NOTIFY_INFORMATION *change = &changes.first;;
         change = (FILE_NOTIFY_INFORMATION *)((char *)change + change->NextEntryOffset)) {
      char name[64] = {0};
      for (DWORD c = 0; c < change->FileNameLength / 2; c++) name[c] = (char)change->FileName[c];
      say("%s: action %u %s", title, (unsigned)change->Action, name);
      wanted--;
      if (change->NextEntryOffset == 0) break;
    }
    if (wanted > 0) ReadDirectoryChangesW(h, &changes, sizeof changes, FALSE, filter, NULL, &operation[i], NULL);
  }
}

int main(void) {
  const DWORD names = FILE_NOTIFY_CHANGE_FILE_NAME | FILE_NOTIFY_CHANGE_DIR_NAME;
  HANDLE port = new_port(1);
  strcpy(folder, temporary_name());
  DeleteFileA(folder);
  must(CreateDirectoryA(folder, NULL), "CreateDirectory");
  HANDLE h = CreateFileA(folder, FILE_LIST_DIRECTORY, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                         OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
  must(h != INVALID_HANDLE_VALUE, "CreateFile of a folder");
  must(CreateIoCompletionPort(h, port, 3, 0) == port, "association");
  watch(h, 0, names);
  no_packet("nothing has changed", port);
  make("one");
  say_changes("made", h, port, 0, names, 1);
  /* What changes between two calls is not lost. */
  must(MoveFileA(in_folder("one"), in_folder("two")), "MoveFile");
  watch(h, 1, names);
  say_changes("renamed", h, port, 1, names, 2);
  watch(h, 2, names);
  DeleteFileA(in_folder("two"));
  say_changes("deleted", h, port, 2, names, 1);
  watch(h, 3, names);
  SAY_BOOL("cancel", CancelIoEx(h, &operation[3]));
  packet("cancelled", port);
  watch(h, 4, names);
  SAY_BOOL("close", CloseHandle(h));
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record = NULL;
  GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
  say("closed: %s", op_name(record));
  SAY_BOOL("remove", RemoveDirectoryA(folder));
  return 0;
}
