/* SPDX-License-Identifier: Apache-2.0 */
/* Versions as questions. Follows "Version Helper functions". */
#ifndef _VERSIONHELPERS_H_
#define _VERSIONHELPERS_H_

#include "winbase.h"

IOCP_INLINE BOOL IsWindowsVersionOrGreater(WORD major, WORD minor, WORD pack) {
  return major < 10 || (major == 10 && minor == 0 && pack == 0);
}
IOCP_INLINE BOOL IsWindowsXPOrGreater(void) { return TRUE; }
IOCP_INLINE BOOL IsWindowsVistaOrGreater(void) { return TRUE; }
IOCP_INLINE BOOL IsWindows7OrGreater(void) { return TRUE; }
IOCP_INLINE BOOL IsWindows7SP1OrGreater(void) { return TRUE; }
IOCP_INLINE BOOL IsWindows8OrGreater(void) { return TRUE; }
IOCP_INLINE BOOL IsWindows8Point1OrGreater(void) { return TRUE; }
IOCP_INLINE BOOL IsWindows10OrGreater(void) { return TRUE; }
IOCP_INLINE BOOL IsWindowsServer(void) { return TRUE; }

#endif /* _VERSIONHELPERS_H_ */
