/* SPDX-License-Identifier: Apache-2.0 */
/* A part of winnt.h: singly linked lists that several threads change. Follows "SLIST_ENTRY structure". */
#ifndef IOCP_SLIST_H
#define IOCP_SLIST_H

#include "winnt.h"

typedef struct DECLSPEC_ALIGN(16) _SLIST_ENTRY {
  struct _SLIST_ENTRY *Next;
} SLIST_ENTRY, *PSLIST_ENTRY;

typedef union DECLSPEC_ALIGN(16) _SLIST_HEADER {
  _ANONYMOUS_STRUCT struct {
    ULONGLONG Alignment;
    ULONGLONG Region;
  } DUMMYSTRUCTNAME;
} SLIST_HEADER, *PSLIST_HEADER;

IOCP_STATIC_ASSERT(sizeof(SLIST_HEADER) == 16, "SLIST_HEADER is 16 bytes");

#endif /* IOCP_SLIST_H */
