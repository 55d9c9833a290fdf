/* SPDX-License-Identifier: Apache-2.0 */
/* The type NTSTATUS, for the two headers that need it. Follows "Using NTSTATUS Values". */
#ifndef IOCP_NTSTATUS_H
#define IOCP_NTSTATUS_H

/* Negative for warnings and errors. Swift, which reads these headers through iocp_module.h, takes the constants as
   they are written, as unsigned numbers; the bits are the same. */
#ifdef IOCP_MODULE_H
typedef unsigned int NTSTATUS;
#else
typedef int NTSTATUS;
#endif
typedef NTSTATUS *PNTSTATUS;

#endif /* IOCP_NTSTATUS_H */
