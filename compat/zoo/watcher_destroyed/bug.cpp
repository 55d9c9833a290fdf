/* SPDX-License-Identifier: Apache-2.0 */

/* A watcher of a folder is destroyed, and nobody ends its operation. [CANCEL-14 LIVE-2]

   Modelled on dechamps/FlexASIO#209: the object that watched for a new configuration never cancelled its
   ReadDirectoryChangesW, not in its destructor either, and the next change was written to its buffer.

   Windows: the operation lives as long as the handle of the folder is open. It has to be cancelled, and its end to be
   waited for, before OVERLAPPED, buffer and event may go. */

#include "../zoo.h"

class Watcher : private OVERLAPPED {
public:
  explicit Watcher(HANDLE folder) : folder_(folder) {
    memset(static_cast<OVERLAPPED *>(this), 0, sizeof(OVERLAPPED));
    hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
    BOOL watches = ReadDirectoryChangesW(folder_, changes_, sizeof changes_, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME, NULL,
                                         this, NULL);
    must(watches, "ReadDirectoryChangesW");
  }

  ~Watcher() {
    CloseHandle(hEvent);
  }

  bool saw_a_change() { return WaitForSingleObject(hEvent, LONG_ENOUGH) == WAIT_OBJECT_0; }

private:
  HANDLE folder_;
  DWORD changes_[128];
};

static HANDLE open_folder(const char *name) {
  HANDLE folder = CreateFileA(name, FILE_LIST_DIRECTORY, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                              OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
  must(folder != INVALID_HANDLE_VALUE, "CreateFile of a folder");
  return folder;
}

int main() {
  const char *name = new_name();
  char file[MAX_PATH + 8];
  sprintf(file, "%s\\new", name);
  must(CreateDirectoryA(name, NULL), "CreateDirectory");
  HANDLE folder = open_folder(name), another = open_folder(name);
  Watcher *watcher = new Watcher(folder);
  delete watcher;
  reuse_memory(sizeof(Watcher));
  {
    Watcher witness(another);
    HANDLE made = CreateFileA(file, GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL);
    CloseHandle(made);
    witness.saw_a_change();
    CancelIoEx(another, NULL);
    Sleep(20); /* both watches are told of the same change, in either order */
  }
  check_canary("a change of the folder was written to memory that has another owner");
  DeleteFileA(file);
  CloseHandle(folder);
  CloseHandle(another);
  RemoveDirectoryA(name);
  return verdict();
}
