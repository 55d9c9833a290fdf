/* SPDX-License-Identifier: Apache-2.0 */
/* Microsoft Learn, "ReadDirectoryChangesW function", bWatchSubtree and FILE_NOTIFY_CHANGE_LAST_WRITE: what is written,
   in folders below and in those made meanwhile. Wine 8 does not look into folders below. */
#include "files.h"

static char folder[MAX_PATH];
static union {
  DWORD words[1024];
  FILE_NOTIFY_INFORMATION first;
} changes;

static const char *in_folder(const char *name) {
  static char names[4][MAX_PATH];
  static int turn;
  char *path = names[turn++ % 4];
  sprintf(path, "%s\\%s", folder, name);
  return path;
}

static void write_to(const char *name) {
  DWORD bytes;
  HANDLE file = CreateFileA(in_folder(name), GENERIC_WRITE, 0, NULL, OPEN_ALWAYS, 0, NULL);
  must(file != INVALID_HANDLE_VALUE, "CreateFile");
  WriteFile(file, "x", 1, &bytes, NULL);
  CloseHandle(file);
}

/* Whether a change of this name and action comes. */
static void await_change(HANDLE h, HANDLE port, DWORD action, const char *wanted) {
  const DWORD filter = FILE_NOTIFY_CHANGE_FILE_NAME | FILE_NOTIFY_CHANGE_DIR_NAME | FILE_NOTIFY_CHANGE_LAST_WRITE;
  for (int turn = 0; turn < 20; turn++) {
    DWORD bytes = 0;
    ULONG_PTR key;
    OVERLAPPED *record = NULL;
    memset(&changes, 0, sizeof changes);
    ReadDirectoryChangesW(h, &changes, sizeof changes, TRUE, filter, NULL, &operation[0], NULL);
    if (!GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH)) break;
    for (FILE_NOTIFY_INFORMATION *change = &changes.first;;
         change = (FILE_NOTIFY_INFORMATION *)((char *)change + change->NextEntryOffset)) {
      char name[64] = {0};
      for (DWORD c = 0; c < change->FileNameLength / 2 && c < 63; c++) name[c] = (char)change->FileName[c];
      if (change->Action == action && strcmp(name, wanted) == 0) {
        say("action %u %s", (unsigned)action, wanted);
        return;
      }
      if (change->NextEntryOffset == 0) break;
    }
  }
  say("no action %u %s", (unsigned)action, wanted);
}

int main(void) {
  HANDLE port = new_port(1);
  strcpy(folder, temporary_name());
  DeleteFileA(folder);
  must(CreateDirectoryA(folder, NULL) && CreateDirectoryA(in_folder("old"), NULL), "CreateDirectory");
  HANDLE h = CreateFileA(folder, FILE_LIST_DIRECTORY, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                         OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
  must(CreateIoCompletionPort(h, port, 3, 0) == port, "association");
  /* The first call says what is watched. */
  ReadDirectoryChangesW(h, &changes, sizeof changes, TRUE, FILE_NOTIFY_CHANGE_FILE_NAME | FILE_NOTIFY_CHANGE_DIR_NAME |
                        FILE_NOTIFY_CHANGE_LAST_WRITE, NULL, &operation[1], NULL);
  write_to("start");
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record = NULL;
  SAY_BOOL("began", GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH));
  write_to("file");
  await_change(h, port, FILE_ACTION_MODIFIED, "file");
  write_to("old\\below");
  await_change(h, port, FILE_ACTION_ADDED, "old\\below");
  must(CreateDirectoryA(in_folder("new"), NULL), "CreateDirectory");
  write_to("new\\below");
  await_change(h, port, FILE_ACTION_ADDED, "new\\below");
  CloseHandle(h);
  DeleteFileA(in_folder("start"));
  DeleteFileA(in_folder("file"));
  DeleteFileA(in_folder("old\\below"));
  DeleteFileA(in_folder("new\\below"));
  must(RemoveDirectoryA(in_folder("old")) && RemoveDirectoryA(in_folder("new")), "RemoveDirectory");
  SAY_BOOL("remove", RemoveDirectoryA(folder));
  return 0;
}
