/* SPDX-License-Identifier: Apache-2.0 */
/* <locale.h> with the wide form. */
#pragma GCC system_header
#include_next <locale.h>
#ifndef IOCP_LOCALE_H
#define IOCP_LOCALE_H
#include "../corecrt.h"
#ifdef IOCP_WIDE_TEXT
IOCP_BEGIN_C
_CRTIMP wchar_t *_wsetlocale(int category, const wchar_t *name);
IOCP_END_C
#endif
#endif
