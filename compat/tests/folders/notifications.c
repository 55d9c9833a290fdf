/* SPDX-License-Identifier: Apache-2.0 */

/* [FILE-15] FindFirstChangeNotification: the handle is signalled by the first change that fits, stays so, and waits for
   the next one after FindNextChangeNotification; a change that came before that counts. Subfolders by request; each
   wrong argument its code.

   Wine 8 forgets what came before the call, and does not look below: Microsoft Learn,
   "FindFirstChangeNotificationA". */

#include "files.h"

static char folder[MAX_PATH];

static const char *in_folder(const char *name) {
  static char path[MAX_PATH + 64];
  sprintf(path, "%s\\%s", folder, name);
  return path;
}

static void make(const char *name) {
  HANDLE file = CreateFileA(in_folder(name), GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
  must(file != INVALID_HANDLE_VALUE, "CreateFile");
  CloseHandle(file);
}

static void look(const char *title, HANDLE h, DWORD milliseconds) {
  say("%s: %u", title, (unsigned)WaitForSingleObject(h, milliseconds));
}

static HANDLE first(const char *title, const char *name, BOOL deep, DWORD filter) {
  SetLastError(0);
  HANDLE h = FindFirstChangeNotificationA(name, deep, filter);
  if (h == INVALID_HANDLE_VALUE) say("%s: refused %u", title, (unsigned)GetLastError());
  return h;
}

static void wrong_arguments(void) {
  char file[MAX_PATH];
  strcpy(file, in_folder("file"));
  make("file");
  first("no filter", folder, FALSE, 0);
  first("no such folder", in_folder("nowhere"), FALSE, FILE_NOTIFY_CHANGE_FILE_NAME);
  HANDLE h = first("a file", file, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME);
  say("a file: %d", h != INVALID_HANDLE_VALUE);
  SAY_BOOL("next of none", FindNextChangeNotification(NULL));
  SAY_BOOL("close of none", FindCloseChangeNotification(NULL));
  DeleteFileA(file);
}

int main(void) {
  strcpy(folder, temporary_name());
  DeleteFileA(folder);
  must(CreateDirectoryA(folder, NULL), "CreateDirectory");
  wrong_arguments();

  HANDLE h = first("names", folder, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME);
  look("nothing yet", h, 0);
  make("one");
  look("a file was made", h, LONG_ENOUGH);
  look("it stays", h, 0);
  SAY_BOOL("next", FindNextChangeNotification(h));
  look("nothing new", h, BRIEFLY);
  must(CreateDirectoryA(in_folder("sub"), NULL), "CreateDirectory");
  look("a folder is not asked for", h, BRIEFLY);
  DeleteFileA(in_folder("one"));
  look("a file was deleted", h, LONG_ENOUGH);
  make("two");
  SAY_BOOL("next", FindNextChangeNotification(h));
  look("what came before counts", h, LONG_ENOUGH);
  SAY_BOOL("close", FindCloseChangeNotification(h));
  SAY_BOOL("next after the close", FindNextChangeNotification(h));

  HANDLE flat = first("flat", folder, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME);
  HANDLE deep = first("deep", folder, TRUE, FILE_NOTIFY_CHANGE_FILE_NAME);
  make("sub\\three");
  look("below, deep", deep, LONG_ENOUGH);
  look("below, flat", flat, BRIEFLY);
  make("four");
  HANDLE both[2] = {flat, deep};
  say("both: %u", (unsigned)WaitForMultipleObjects(2, both, TRUE, LONG_ENOUGH));
  FindCloseChangeNotification(flat);
  SAY_BOOL("as any handle", CloseHandle(deep));

  DeleteFileA(in_folder("sub\\three"));
  RemoveDirectoryA(in_folder("sub"));
  DeleteFileA(in_folder("two"));
  DeleteFileA(in_folder("four"));
  RemoveDirectoryA(folder);
  return 0;
}
