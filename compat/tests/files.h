/* SPDX-License-Identifier: Apache-2.0 */

/* What the programs about files, pipes and folders share. */

#ifndef COMPAT_TESTS_FILES_H
#define COMPAT_TESTS_FILES_H

#include "trace.h"

/* A name that nobody else has; the file is there, empty. */
MAYBE_UNUSED static const char *temporary_name(void) {
  static char names[16][MAX_PATH];
  static int turn;
  char folder[MAX_PATH], *name = names[turn++ % 16];
  must(GetTempPathA(MAX_PATH, folder) != 0, "GetTempPath");
  must(GetTempFileNameA(folder, "ioc", 0, name) != 0, "GetTempFileName");
  return name;
}

/* A new file for reading and writing that goes with its handle. */
MAYBE_UNUSED static HANDLE temporary_file(DWORD flags) {
  HANDLE file = CreateFileA(temporary_name(), GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS,
                            flags | FILE_FLAG_DELETE_ON_CLOSE, NULL);
  must(file != INVALID_HANDLE_VALUE, "CreateFile");
  return file;
}

MAYBE_UNUSED static void at(OVERLAPPED *record, ULONGLONG offset) {
  record->Offset = (DWORD)offset;
  record->OffsetHigh = (DWORD)(offset >> 32);
}

/* Whether an operation was started: TRUE and 997 are the same to a program (rule FILE-12). */
MAYBE_UNUSED static const char *started(BOOL answer) {
  return answer || GetLastError() == ERROR_IO_PENDING ? "started" : "refused";
}

MAYBE_UNUSED static void read_at(const char *title, HANDLE file, int i, ULONGLONG offset, DWORD length) {
  at(&operation[i], offset);
  SetLastError(0);
  BOOL answer = ReadFile(file, data[i], length, NULL, &operation[i]);
  const char *word = started(answer);
  say("%s: ReadFile op%d %s", title, i, word);
}

MAYBE_UNUSED static void write_at(const char *title, HANDLE file, int i, ULONGLONG offset, const char *text) {
  at(&operation[i], offset);
  SetLastError(0);
  BOOL answer = WriteFile(file, text, (DWORD)strlen(text), NULL, &operation[i]);
  const char *word = started(answer);
  say("%s: WriteFile op%d %s", title, i, word);
}

/* A handle, or the error. */
#define SAY_HANDLE(title, call)                                                                                       \
  do {                                                                                                                \
    SetLastError(0);                                                                                                  \
    HANDLE made_ = (call);                                                                                            \
    unsigned error_ = (unsigned)GetLastError();                                                                       \
    int good_ = made_ != INVALID_HANDLE_VALUE && made_ != NULL;                                                       \
    say("%s: %s %u", title, good_ ? "handle" : "none", error_);                                                      \
    if (good_) CloseHandle(made_);                                                                                    \
  } while (0)

/* ---- pipes ------------------------------------------------------------------------------------------------------- */

/* The name of a pipe that no other process has. */
MAYBE_UNUSED static const char *pipe_name(const char *word) {
  static char names[8][128];
  static int turn;
  char *name = names[turn++ % 8];
  sprintf(name, "\\\\.\\pipe\\iocp-test-%u-%s", (unsigned)GetCurrentProcessId(), word);
  return name;
}

MAYBE_UNUSED static HANDLE pipe_server(const char *name, DWORD flags, DWORD mode, DWORD instances) {
  HANDLE pipe = CreateNamedPipeA(name, PIPE_ACCESS_DUPLEX | flags, mode, instances, 4096, 4096, 0, NULL);
  must(pipe != INVALID_HANDLE_VALUE, "CreateNamedPipe");
  return pipe;
}

MAYBE_UNUSED static HANDLE pipe_client(const char *name, DWORD flags) {
  HANDLE pipe = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, flags, NULL);
  must(pipe != INVALID_HANDLE_VALUE, "CreateFile of a pipe");
  return pipe;
}

/* Both ends, connected; the server's is overlapped, the client's is not. */
MAYBE_UNUSED static void pipe_pair(const char *word, DWORD mode, HANDLE *server, HANDLE *client) {
  const char *name = pipe_name(word);
  *server = pipe_server(name, FILE_FLAG_OVERLAPPED, mode, 1);
  *client = pipe_client(name, 0);
  SetLastError(0);
  must(!ConnectNamedPipe(*server, &operation[OPERATIONS - 1]) && GetLastError() == ERROR_PIPE_CONNECTED, "connected");
}

/* A blocking write or read, and what it answered. */
MAYBE_UNUSED static void pipe_write(const char *title, HANDLE pipe, const char *text) {
  DWORD bytes = 99;
  SetLastError(0);
  BOOL answer = WriteFile(pipe, text, (DWORD)strlen(text), &bytes, NULL);
  unsigned error = answer ? 0 : (unsigned)GetLastError();
  say("%s: WriteFile %d %u bytes %u", title, answer, error, (unsigned)bytes);
}

MAYBE_UNUSED static void pipe_read(const char *title, HANDLE pipe, DWORD length) {
  char text[DATA] = {0};
  DWORD bytes = 99;
  SetLastError(0);
  BOOL answer = ReadFile(pipe, text, length, &bytes, NULL);
  unsigned error = answer ? 0 : (unsigned)GetLastError();
  say("%s: ReadFile %d %u '%.*s'", title, answer, error, (int)bytes, text);
}

#endif
