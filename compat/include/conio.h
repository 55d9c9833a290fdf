/* SPDX-License-Identifier: Apache-2.0 */
/* The keyboard without line buffering. The end of input is no key. Follows "_getch, _getwch" and "_kbhit". */
#ifndef _INC_CONIO
#define _INC_CONIO

#include "corecrt.h"
#include <wchar.h>

IOCP_BEGIN_C
_CRTIMP int _getch(void);
_CRTIMP int _getche(void);
_CRTIMP int _kbhit(void);
_CRTIMP int _ungetch(int key);
_CRTIMP int _putch(int character);
_CRTIMP int _cputs(const char *text);
_CRTIMP int _cprintf(const char *format, ...);
#ifdef IOCP_WIDE_TEXT
_CRTIMP wint_t _getwch(void);
_CRTIMP int _cwprintf(const wchar_t *format, ...);
#endif
IOCP_END_C

/* The names without underscore, as functions so that a program may have its own. */
#if !defined(NO_OLDNAMES) && !defined(__STRICT_ANSI__)
IOCP_INLINE int getch(void) { return _getch(); }
IOCP_INLINE int getche(void) { return _getche(); }
IOCP_INLINE int kbhit(void) { return _kbhit(); }
IOCP_INLINE int putch(int character) { return _putch(character); }
#endif

#endif /* _INC_CONIO */
