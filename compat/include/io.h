/* SPDX-License-Identifier: Apache-2.0 */
/* Files by descriptor, and descriptors as handles. Follows "_open, _wopen", "_get_osfhandle" and their relatives. */
#ifndef _INC_IO
#define _INC_IO

#include "corecrt.h"
#include <fcntl.h>
#include <unistd.h>

#ifndef _O_RDONLY
#define _O_RDONLY 0x0000
#define _O_WRONLY 0x0001
#define _O_RDWR 0x0002
#define _O_APPEND 0x0008
#define _O_NOINHERIT 0x0080
#define _O_CREAT 0x0100
#define _O_TRUNC 0x0200
#define _O_EXCL 0x0400
#define _O_TEXT 0x4000
#define _O_BINARY 0x8000
#define _O_WTEXT 0x10000
#define _O_U16TEXT 0x20000
#define _O_U8TEXT 0x40000
#endif
#ifndef O_BINARY
#define O_BINARY 0
#define O_TEXT 0
#endif
#ifndef _S_IREAD
#define _S_IREAD 0x0100
#define _S_IWRITE 0x0080
#define _S_IFMT 0xF000
#define _S_IFDIR 0x4000
#define _S_IFREG 0x8000
#endif

IOCP_BEGIN_C
IOCP_API intptr_t _get_osfhandle(int descriptor);
IOCP_API int _open_osfhandle(intptr_t handle, int flags);
_CRTIMP int _open(const char *name, int flags, ...);
_CRTIMP int _sopen_s(int *descriptor, const char *name, int flags, int share, int mode);
_CRTIMP int _close(int descriptor);
_CRTIMP int _read(int descriptor, void *to, unsigned size);
_CRTIMP int _write(int descriptor, const void *from, unsigned size);
_CRTIMP int _lseek(int descriptor, int offset, int origin);
_CRTIMP long long _lseeki64(int descriptor, long long offset, int origin);
_CRTIMP long long _telli64(int descriptor);
_CRTIMP int _dup(int descriptor);
_CRTIMP int _dup2(int from, int to);
_CRTIMP int _isatty(int descriptor);
_CRTIMP int _commit(int descriptor);
_CRTIMP int _chsize(int descriptor, int size);
_CRTIMP int _chsize_s(int descriptor, long long size);
_CRTIMP int _filelength(int descriptor);
_CRTIMP long long _filelengthi64(int descriptor);
_CRTIMP int _setmode(int descriptor, int mode);
_CRTIMP int _access(const char *name, int mode);
_CRTIMP int _access_s(const char *name, int mode);
_CRTIMP int _unlink(const char *name);
#ifdef IOCP_WIDE_TEXT
_CRTIMP int _wopen(const wchar_t *name, int flags, ...);
_CRTIMP int _waccess(const wchar_t *name, int mode);
_CRTIMP int _waccess_s(const wchar_t *name, int mode);
_CRTIMP int _wunlink(const wchar_t *name);
#endif
IOCP_END_C

#endif /* _INC_IO */
