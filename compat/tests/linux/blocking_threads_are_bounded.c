/* SPDX-License-Identifier: Apache-2.0 */

/* [FILE-8] P9 nothing blocks: hundreds of operations on slow files are accepted at once, and a bounded number of
   threads works at them. */

#include "../files.h"

#include <dirent.h>
#include <unistd.h>

enum { FILES = 100, BLOCK = 1 << 16 };

static int file_threads(void) {
  int count = 0;
  DIR *tasks = opendir("/proc/self/task");
  for (struct dirent *task; (task = readdir(tasks)) != NULL;) {
    char path[300], name[32] = "";
    snprintf(path, sizeof path, "/proc/self/task/%s/comm", task->d_name);
    FILE *file = fopen(path, "r");
    if (file != NULL) {
      if (fgets(name, sizeof name, file) != NULL) count += strcmp(name, "iocp-file\n") == 0;
      fclose(file);
    }
  }
  closedir(tasks);
  return count;
}

int main(void) {
  static OVERLAPPED records[FILES];
  char *block = calloc(1, BLOCK);
  HANDLE port = new_port(1);
  int started_count = 0, most = 0, ended_count = 0;
  for (int i = 0; i < FILES; i++) {
    HANDLE file = temporary_file(FILE_FLAG_OVERLAPPED | FILE_FLAG_WRITE_THROUGH);
    must(CreateIoCompletionPort(file, port, 1, 0) == port, "association");
    started_count += started(WriteFile(file, block, BLOCK, NULL, &records[i]))[0] == 's';
    int now = file_threads();
    if (now > most) most = now;
  }
  say("%d operations started", started_count);
  for (int i = 0; i < FILES; i++) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *record = NULL;
    ended_count += GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH) && bytes == BLOCK;
  }
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  long limit = 4 * processors < 8 ? 8 : 4 * processors > 64 ? 64 : 4 * processors;
  say("%d ended, at least one thread and at most as many as may be: %d", ended_count, most >= 1 && most <= limit);
  return 0;
}
