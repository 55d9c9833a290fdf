/* SPDX-License-Identifier: Apache-2.0 */
/* The basic types under their older header's name. Follows "Windows Data Types". */
#ifndef _WINDEF_
#define _WINDEF_

#include "minwindef.h"
#include "winnt.h"

DECLARE_HANDLE(HWND);
DECLARE_HANDLE(HKEY);
DECLARE_HANDLE(HWINEVENTHOOK);
typedef HKEY *PHKEY;
typedef DWORD COLORREF;

#endif /* _WINDEF_ */
