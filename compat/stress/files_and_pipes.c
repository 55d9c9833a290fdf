/* SPDX-License-Identifier: Apache-2.0 */

/* Files and pipes, mixed. One thread does to files what the others do to the connections of a storm, half of which are
   pipes: overlapped reads and writes of blocks, cancels, and closes with operations in flight. A block holds what was
   written to it last. */

#include "storm.h"

enum { FILES = 4, BLOCKS = 64 };

typedef struct Block {
  int busy;         /* an operation on it is in flight */
  unsigned version; /* whose content it holds; 0 if nobody knows, since a write was cancelled */
  unsigned next;    /* the version that is being written */
} Block;

typedef struct File {
  HANDLE handle;
  int in_flight;
  Block blocks[BLOCKS];
} File;

static File files[FILES];
static HANDLE port;
static unsigned versions = 0x40000000; /* no stream of a connection has such a number */

static int open_file(File *file) {
  char folder[MAX_PATH], name[MAX_PATH];
  memset(file, 0, sizeof *file);
  must(GetTempPathA(MAX_PATH, folder) != 0 && GetTempFileNameA(folder, "str", 0, name) != 0, "a name for a file");
  file->handle = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS,
                             FILE_FLAG_OVERLAPPED | FILE_FLAG_DELETE_ON_CLOSE, NULL);
  must(file->handle != INVALID_HANDLE_VALUE, "CreateFile");
  must(CreateIoCompletionPort(file->handle, port, (ULONG_PTR)file, 0) == port, "association");
  InterlockedIncrement64(&opened);
  return 1;
}

static void start(File *file, int number, Chance *of) {
  Block *block = &file->blocks[number];
  if (block->busy) return;
  int reads = block->version != 0 && chance(of, 2);
  Record *record = record_take(of, reads ? READ : WRITE, file, CHUNK);
  if (!record) return;
  record->place = (Count)number;
  record->overlapped.Offset = (DWORD)number * CHUNK;
  if (!reads) {
    block->next = versions++;
    fill(block->next, 0, record->data, CHUNK);
  }
  block->busy = 1;
  file->in_flight++;
  count_started(record->kind);
  BOOL done = reads ? ReadFile(file->handle, record->data, CHUNK, NULL, &record->overlapped)
                    : WriteFile(file->handle, record->data, CHUNK, NULL, &record->overlapped);
  if (done || GetLastError() == ERROR_IO_PENDING) return;
  fail("a file refused with %u", (unsigned)GetLastError());
  count_refused(record->kind);
  block->busy = 0;
  file->in_flight--;
  record_give_back(record);
}

static void ended(const OVERLAPPED_ENTRY *entry) {
  Record *record = record_of(entry->lpOverlapped);
  DWORD bytes = entry->dwNumberOfBytesTransferred, error = 0, ignored;
  if (!record || !record_packet(record)) return;
  if (entry->Internal != 0 && !GetOverlappedResult(NULL, entry->lpOverlapped, &ignored, FALSE)) error = GetLastError();
  File *file = record->owner;
  Block *block = &file->blocks[record->place];
  count_ended(record->kind, bytes, error);
  if (entry->lpCompletionKey != (ULONG_PTR)file) fail("a packet with the key of another file");
  if (error && error != ERROR_OPERATION_ABORTED) fail("an operation on a file ended with %u", (unsigned)error);
  if (!error && bytes != CHUNK) fail("%u bytes of a block were moved", (unsigned)bytes);
  if (record->kind == WRITE) block->version = error ? 0 : block->next;
  else if (!error) check(block->version, 0, record->data, bytes, "a file");
  block->busy = 0;
  file->in_flight--;
  record_give_back(record);
}

static int take(DWORD milliseconds) {
  OVERLAPPED_ENTRY entries[16];
  ULONG count = 0;
  if (!GetQueuedCompletionStatusEx(port, entries, 16, &count, milliseconds, FALSE)) return 0;
  for (ULONG i = 0; i < count; i++) ended(&entries[i]);
  return 1;
}

/* Everything that was in flight comes, closed or not. */
static void close_file(File *file) {
  InterlockedIncrement64(&closed);
  CloseHandle(file->handle);
  while (file->in_flight > 0) {
    if (take(PATIENCE)) continue;
    fail("%d operations on a closed file have no packet", file->in_flight);
    return;
  }
}

static DWORD WINAPI with_files(void *number) {
  Chance of = chance_of((int)(ULONG_PTR)number);
  port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  must(port != NULL, "CreateIoCompletionPort");
  for (int i = 0; i < FILES; i++) open_file(&files[i]);
  while (running()) {
    File *file = &files[chance(&of, FILES)];
    unsigned what = chance(&of, 1000);
    if (what < 600) {
      start(file, (int)chance(&of, BLOCKS), &of);
    } else if (what < 680) {
      InterlockedIncrement64(&cancels);
      CancelIoEx(file->handle, &record_any(&of)->overlapped);
    } else if (what < 690) {
      InterlockedIncrement64(&cancels);
      CancelIoEx(file->handle, NULL);
    } else if (what < 692) {
      close_file(file);
      open_file(file);
    } else {
      take(0);
    }
  }
  for (int i = 0; i < FILES; i++) close_file(&files[i]);
  CloseHandle(port);
  return 0;
}

void files_and_pipes(void) {
  static const Weather of_the_mix = {.receive = 30, .send = 15, .cancel_one = 6, .cancel_all = 3, .close = 4,
                                     .peer_sends = 300, .peer_receives = 200, .peer_ends = 15, .peer_resets = 5,
                                     .with_pipes = 1, .also = with_files};
  storm(&of_the_mix);
}
