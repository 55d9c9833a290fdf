/* SPDX-License-Identifier: Apache-2.0 */
/* Folders by name. Follows "_mkdir, _wmkdir" and its relatives. */
#ifndef _INC_DIRECT
#define _INC_DIRECT

#include "corecrt.h"
#include <sys/stat.h>
#include <unistd.h>

IOCP_BEGIN_C
_CRTIMP int _mkdir(const char *name);
_CRTIMP int _rmdir(const char *name);
_CRTIMP int _chdir(const char *name);
_CRTIMP char *_getcwd(char *to, int room);
#ifdef IOCP_WIDE_TEXT
_CRTIMP int _wmkdir(const wchar_t *name);
_CRTIMP int _wrmdir(const wchar_t *name);
_CRTIMP int _wchdir(const wchar_t *name);
_CRTIMP wchar_t *_wgetcwd(wchar_t *to, int room);
#endif
IOCP_END_C
#ifdef __cplusplus
/* The older name takes no mode on Windows. */
inline int mkdir(const char *name) { return _mkdir(name); }
#endif

#endif /* _INC_DIRECT */
