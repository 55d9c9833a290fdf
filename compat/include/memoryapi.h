/* SPDX-License-Identifier: Apache-2.0 */
/* Pages of the address space. Follows the "memoryapi.h header" pages. */
#ifndef _MEMORYAPI_H_
#define _MEMORYAPI_H_

#include "minwindef.h"
#include "minwinbase.h"

#define FILE_MAP_COPY 0x00000001
#define FILE_MAP_WRITE 0x00000002
#define FILE_MAP_READ 0x00000004
#define FILE_MAP_ALL_ACCESS 0x000F001F

IOCP_BEGIN_C
WINBASEAPI LPVOID WINAPI VirtualAlloc(LPVOID address, SIZE_T size, DWORD type, DWORD protect);
WINBASEAPI BOOL WINAPI VirtualFree(LPVOID address, SIZE_T size, DWORD type);
IOCP_END_C

#endif /* _MEMORYAPI_H_ */
