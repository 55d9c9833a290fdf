/* SPDX-License-Identifier: Apache-2.0 */
/* What the C and the Swift side of the library ask of each other. Not exported. */
#ifndef IOCP_INNER_H
#define IOCP_INNER_H

#include <stddef.h>
#include <stdint.h>

/* --- Answered in Swift --- */

/* The path that a name of Windows means, UTF-8 both; 0, or the Windows error code. `room` counts the zero. */
int iocp_inner_path(const char *name, char *path, size_t room);
/* The Windows error code of an errno that a call with this path got. */
int iocp_inner_code(int error, const char *path);
/* What the handle's file is by its descriptor, a copy of which the caller closes; or -1 - the Windows error code. */
int iocp_inner_descriptor(void *handle);
/* The number of a running thread that Linux knows it by; 0 when it has none. */
int iocp_inner_thread_number(void *thread);

/* --- Answered in C --- */

/* A view of a file or of memory that nobody else has: mmap(2). The address, or the negative errno. */
intptr_t iocp_inner_map(void *address, size_t size, int protection, int is_private, int descriptor, int64_t offset);
int iocp_inner_unmap(void *address, size_t size);
int iocp_inner_sync(void *address, size_t size);
int iocp_inner_lock_memory(void *address, size_t size, int is_locked);
/* A descriptor of memory with a name that other processes see, or without one. */
int iocp_inner_shared_memory(const char *name, int64_t size, int creates, int *existed);
void iocp_inner_forget_shared_memory(const char *name);

/* What getsockopt tells of a socket's protocol: a WSAPROTOCOL_INFOW, or ...A. Answers the size of the record, which
   `to` has to have; 0 when there is none for the family and type. `to` may be NULL. */
int iocp_inner_protocol(int family, int type, int is_wide, void *to);

/* What FormatMessage makes of a text with a zero at its end, by its flags; `is_wide`: %s is wide text. 0, or the
   Windows error code and nothing made. What was made is given back with the second function. */
int iocp_inner_message(const uint16_t *text, uint32_t flags, int is_wide, void *arguments, uint16_t **made,
                       size_t *length);
void iocp_inner_message_end(uint16_t *made);

#endif /* IOCP_INNER_H */
