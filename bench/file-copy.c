/* SPDX-License-Identifier: Apache-2.0 */

/* Copies a file with overlapped reads and writes on a completion port, --outstanding pieces of --piece bytes at a time.
   One thread. Each piece is read, then written to the same place, then the next one is read into its buffer. Windows C;
   peers/pool-copy.c is its yardstick. */

#include <windows.h>

#include "measure.h"

typedef struct Piece {
  OVERLAPPED overlapped;
  BOOL writing;
  DWORD length;
  char *data;
} Piece;

static HANDLE from, to;
static unsigned long long size, next, copied;
static DWORD pieceLength;

static HANDLE openFile(const char *path, DWORD access, DWORD disposition, HANDLE port) {
  HANDLE file = CreateFileA(path, access, FILE_SHARE_READ, NULL, disposition, FILE_FLAG_OVERLAPPED, NULL);
  if (file == INVALID_HANDLE_VALUE) stop_at("CreateFile");
  if (CreateIoCompletionPort(file, port, 0, 0) == NULL) stop_at("CreateIoCompletionPort");
  return file;
}

/* Answers FALSE when there is nothing left to read. */
static BOOL readNext(Piece *piece) {
  if (next == size) return FALSE;
  piece->writing = FALSE;
  piece->length = size - next < pieceLength ? (DWORD)(size - next) : pieceLength;
  piece->overlapped.Offset = (DWORD)next;
  piece->overlapped.OffsetHigh = (DWORD)(next >> 32);
  next += piece->length;
  if (!ReadFile(from, piece->data, piece->length, NULL, &piece->overlapped) && GetLastError() != ERROR_IO_PENDING)
    stop_at("ReadFile");
  return TRUE;
}

static void writeBack(Piece *piece) {
  piece->writing = TRUE;
  if (!WriteFile(to, piece->data, piece->length, NULL, &piece->overlapped) && GetLastError() != ERROR_IO_PENDING)
    stop_at("WriteFile");
}

static void copy(HANDLE port, unsigned long outstanding) {
  Piece *pieces = calloc(outstanding, sizeof *pieces);
  unsigned long i, busy = 0;
  if (pieces == NULL) stop_at("calloc");
  for (i = 0; i < outstanding; i++) {
    pieces[i].data = malloc(pieceLength);
    if (pieces[i].data == NULL) stop_at("malloc");
    busy += (unsigned long)readNext(&pieces[i]);
  }
  while (busy > 0) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;
    Piece *piece;
    if (!GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE)) stop_at("GetQueuedCompletionStatus");
    piece = CONTAINING_RECORD(overlapped, Piece, overlapped);
    if (bytes != piece->length) stop_at("a piece that is not whole");
    if (!piece->writing) {
      writeBack(piece);
      continue;
    }
    copied += bytes;
    if (!readNext(piece)) busy--;
  }
  for (i = 0; i < outstanding; i++) free(pieces[i].data);
  free(pieces);
}

int main(int argc, char **argv) {
  const char *source = text_option(argc, argv, "--from"), *target = text_option(argc, argv, "--to");
  unsigned long outstanding = number_option(argc, argv, "--outstanding", 8);
  LARGE_INTEGER length;
  double start, cpu, seconds;
  HANDLE port;
  pieceLength = number_option(argc, argv, "--piece", 65536);
  if (source == NULL || target == NULL || outstanding == 0 || pieceLength == 0) {
    fprintf(stderr, "usage: file-copy --from FILE --to FILE [--piece BYTES] [--outstanding N]\n");
    return 2;
  }
  start = seconds_now();
  cpu = cpu_seconds();
  port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
  if (port == NULL) stop_at("CreateIoCompletionPort");
  from = openFile(source, GENERIC_READ, OPEN_EXISTING, port);
  to = openFile(target, GENERIC_WRITE, CREATE_ALWAYS, port);
  if (!GetFileSizeEx(from, &length)) stop_at("GetFileSizeEx");
  size = (unsigned long long)length.QuadPart;
  copy(port, outstanding);
  CloseHandle(from);
  CloseHandle(to);
  CloseHandle(port);
  seconds = seconds_now() - start;
  print_copy(copied, pieceLength, outstanding, seconds, cpu_seconds() - cpu);
  return 0;
}
