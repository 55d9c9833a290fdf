/* SPDX-License-Identifier: Apache-2.0 */
/* What the programs of this folder share: names for results, so that a trace reads without a table. */
#ifndef SYNC_H
#define SYNC_H

#include <winsock2.h>
#include <windows.h>
#include <process.h>
#include <stdio.h>

/* Writes one line of the trace at once, so that it is complete whatever happens next. */
#define L(...) (printf(__VA_ARGS__), printf("\n"), fflush(stdout))

static inline const char *name_of_wait(DWORD result) {
  static char text[4][32];
  static LONG next;
  char *out = text[(unsigned)InterlockedIncrement(&next) % 4];
  if (result < 64)
    sprintf(out, "OBJECT_%u", (unsigned)result);
  else if (result >= 0x80 && result < 0x80 + 64)
    sprintf(out, "ABANDONED_%u", (unsigned)result - 0x80);
  else if (result == WAIT_TIMEOUT)
    sprintf(out, "TIMEOUT");
  else if (result == WAIT_FAILED)
    sprintf(out, "FAILED");
  else
    sprintf(out, "0x%x", (unsigned)result);
  return out;
}

static inline const char *name_of_error(DWORD code) {
  static char text[32];
  switch (code) {
    case 0: return "none";
    case ERROR_FILE_NOT_FOUND: return "FILE_NOT_FOUND";
    case ERROR_INVALID_HANDLE: return "INVALID_HANDLE";
    case ERROR_INVALID_PARAMETER: return "INVALID_PARAMETER";
    case ERROR_CALL_NOT_IMPLEMENTED: return "CALL_NOT_IMPLEMENTED";
    case ERROR_INSUFFICIENT_BUFFER: return "INSUFFICIENT_BUFFER";
    case ERROR_ALREADY_EXISTS: return "ALREADY_EXISTS";
    case ERROR_NOT_OWNER: return "NOT_OWNER";
    case ERROR_TOO_MANY_POSTS: return "TOO_MANY_POSTS";
    case ERROR_MR_MID_NOT_FOUND: return "MR_MID_NOT_FOUND";
    case ERROR_TIMEOUT: return "TIMEOUT";
    default: sprintf(text, "%u", (unsigned)code); return text;
  }
}

/* So that an old error is not taken for a new one. */
#define CLEAR() SetLastError(0)
#define ERR() name_of_error(GetLastError())
#define WAIT(handle, milliseconds) name_of_wait(WaitForSingleObject((handle), (milliseconds)))

/* "label: value error". Arguments of one call have no order in C, so the error is read in a statement of its own. */
#define TELL(label, call)                                          \
  do {                                                             \
    CLEAR();                                                       \
    long long value_ = (long long)(call);                          \
    const char *error_ = name_of_error(GetLastError());            \
    L("%s: %lld %s", (label), value_, error_);                     \
  } while (0)

/* As TELL, for a call that answers what waits answer. */
#define TELL_WAIT(label, call)                                     \
  do {                                                             \
    CLEAR();                                                       \
    const char *value_ = name_of_wait(call);                       \
    const char *error_ = name_of_error(GetLastError());            \
    L("%s: %s %s", (label), value_, error_);                       \
  } while (0)

#endif
