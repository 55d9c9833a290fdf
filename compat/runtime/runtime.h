/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of this folder share. They are the C run-time library of Windows where libc's differs, and those Win32
   functions that need neither a handle nor the engine. Built without -fshort-wchar: WCHAR is an unsigned short here. */
#ifndef IOCP_RUNTIME_H
#define IOCP_RUNTIME_H

#define _GNU_SOURCE 1
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "minwindef.h"
#include "winnt.h"
#include "winerror.h"
#include "errhandlingapi.h"
#include "inner.h"

/* --- text.c: UTF-8 and UTF-16. What is no Unicode becomes U+FFFD; lone surrogates survive a round trip. --- */

/* Each answers the units that the whole text takes and stores those that fit whole; `invalid` counts what was none. */
size_t iocp_inner_to_utf16(const char *text, size_t bytes, WCHAR *to, size_t room, size_t *invalid);
size_t iocp_inner_to_utf8(const WCHAR *text, size_t units, char *to, size_t room, size_t *invalid);
size_t iocp_inner_length(const WCHAR *text);
/* On the heap, with a zero at the end; NULL for NULL, or when there is no memory. */
char *iocp_inner_narrow(const WCHAR *text);
WCHAR *iocp_inner_wide(const char *text);
/* The path that a Windows name means, on the heap; NULL, with errno and the last error set, when it means none. */
char *iocp_inner_path_of(const char *name);
char *iocp_inner_path_of_wide(const WCHAR *name);

/* --- format.c --- */

typedef struct {
  char *text; /* on the heap unless it is `first` */
  size_t length, room;
  bool failed;
  char first[512];
} iocp_output;

void iocp_inner_output_begin(iocp_output *out);
void iocp_inner_output_add(iocp_output *out, const char *text, size_t length);
void iocp_inner_output_end(iocp_output *out);
/* Formats as Windows does, in UTF-8. `is_wide`: the caller was a wide function, so that %s is wide text. False when
   the format means nothing or memory is short. */
bool iocp_inner_format(iocp_output *out, bool is_wide, const char *format, va_list arguments);

/* --- thread_memory.c --- */

typedef enum { IOCP_HOST_ANSWER, IOCP_ERROR_TEXT, IOCP_LOCALE_NAME, IOCP_THREAD_MEMORIES } iocp_thread_memory;

/* Of the calling thread, zeroed at first, the same each time; NULL when there is none. Freed with the thread. */
void *iocp_inner_thread_memory(iocp_thread_memory which, size_t size);

/* --- parameters.c --- */

/* Tells the program's handler of an invalid argument; without one the program ends, as on Windows. Sets errno. */
int iocp_inner_invalid(const char *function, int error);

/* --- errors.c --- */

BOOL iocp_inner_fail(DWORD code);
BOOL iocp_inner_fail_errno(const char *path);

#endif /* IOCP_RUNTIME_H */
