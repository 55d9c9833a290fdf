/* SPDX-License-Identifier: Apache-2.0 */
/* Limits of the basic types. Follows the "intsafe.h header" page. */
#ifndef _INTSAFE_H_INCLUDED_
#define _INTSAFE_H_INCLUDED_

#include "minwindef.h"
#include "winnt.h"

#define DWORD_MAX 0xffffffffu
#define USHORT_MAX 0xffff
#define BYTE_MAX 0xff
#define ULONG64_MAX 0xffffffffffffffffull
#define ULONGLONG_MAX 0xffffffffffffffffull
#define SIZE_T_MAX 0xffffffffffffffffull
#define INTSAFE_E_ARITHMETIC_OVERFLOW ((HRESULT)0x80070216)

#endif /* _INTSAFE_H_INCLUDED_ */
