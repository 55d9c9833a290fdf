/* SPDX-License-Identifier: Apache-2.0 */
/* FILE-2: ReadFileScatter and WriteFileGather move pages of their own to and from one place of the file, with one
   packet; they need an overlapped handle. */
#include "files.h"

enum { PAGE = 4096, PAGES = 3 };

int main(void) {
  HANDLE port = new_port(1), synchronous = temporary_file(0);
  HANDLE file = temporary_file(FILE_FLAG_OVERLAPPED | FILE_FLAG_NO_BUFFERING);
  FILE_SEGMENT_ELEMENT pages[PAGES + 1] = {{0}}, others[PAGES + 1] = {{0}};
  char *memory = VirtualAlloc(NULL, 2 * PAGES * PAGE, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
  must(memory != NULL, "VirtualAlloc");
  must(CreateIoCompletionPort(file, port, 5, 0) == port, "association");
  for (int i = 0; i < PAGES; i++) {
    memset(memory + i * PAGE, 'a' + i, PAGE);
    pages[i].Buffer = memory + i * PAGE;
    /* In another order, further back. */
    others[i].Buffer = memory + (2 * PAGES - 1 - i) * PAGE;
  }
  say("gather %s", started(WriteFileGather(file, pages, PAGES * PAGE, NULL, &operation[0])));
  packet("gather", port);
  say("scatter %s", started(ReadFileScatter(file, others, PAGES * PAGE, NULL, &operation[1])));
  packet("scatter", port);
  for (int i = 0; i < PAGES; i++) {
    const char *page = others[i].Buffer;
    say("page %d: %c%c", i, page[0], page[PAGE - 1]);
  }
  SAY_BOOL("synchronous handle", ReadFileScatter(synchronous, others, PAGE, NULL, &operation[2]));
  SAY_BOOL("synchronous handle", WriteFileGather(synchronous, pages, PAGE, NULL, &operation[2]));
  no_packet("no more", port);
  return 0;
}
