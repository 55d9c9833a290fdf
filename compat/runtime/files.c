/* SPDX-License-Identifier: Apache-2.0 */
/* Files by descriptor and by FILE, with names as Windows writes them. Follows "_open, _wopen", "fopen_s", "_fsopen" and
   their pages. Text mode changes nothing here: a line ends with \n alone. */
#include "runtime.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

/* --- FILE --- */

/* Without what only Windows has: t for text, D, S, R, T as hints, N, and ", ccs=..." */
static void plain_mode(const char *mode, char plain[8]) {
  size_t used = 0;
  plain[used++] = 'e';
  for (; *mode && *mode != ','; mode++)
    if (strchr("rwa+bx", *mode) && used < 7) plain[used++] = *mode;
  plain[used] = 0;
  memmove(plain, plain + 1, used);
  plain[used - 1] = 0;
  if (used < 7) strcat(plain, "e");
}

static FILE *open_path(char *path, const char *mode) {
  char plain[8];
  if (!path) return NULL;
  plain_mode(mode, plain);
  FILE *file = fopen(path, plain);
  int error = errno;
  free(path);
  errno = error;
  return file;
}

IOCP_API FILE *iocp_fopen(const char *name, const char *mode) {
  if (!name || !mode) return errno = EINVAL, NULL;
  return open_path(iocp_inner_path_of(name), mode);
}

IOCP_API FILE *_wfopen(const WCHAR *name, const WCHAR *mode) {
  char *narrow = iocp_inner_narrow(mode);
  FILE *file = name && narrow ? open_path(iocp_inner_path_of_wide(name), narrow) : (errno = EINVAL, NULL);
  free(narrow);
  return file;
}

/* Sharing is not enforced on files that are opened this way. */
IOCP_API FILE *_fsopen(const char *name, const char *mode, int share) {
  (void)share;
  return iocp_fopen(name, mode);
}
IOCP_API FILE *_wfsopen(const WCHAR *name, const WCHAR *mode, int share) {
  (void)share;
  return _wfopen(name, mode);
}

IOCP_API int fopen_s(FILE **file, const char *name, const char *mode) {
  if (!file || !name || !mode) return iocp_inner_invalid("fopen_s", EINVAL);
  *file = iocp_fopen(name, mode);
  return *file ? 0 : errno;
}
IOCP_API int _wfopen_s(FILE **file, const WCHAR *name, const WCHAR *mode) {
  if (!file || !name || !mode) return iocp_inner_invalid("_wfopen_s", EINVAL);
  *file = _wfopen(name, mode);
  return *file ? 0 : errno;
}
IOCP_API int freopen_s(FILE **file, const char *name, const char *mode, FILE *old) {
  if (!file || !mode || !old) return iocp_inner_invalid("freopen_s", EINVAL);
  char plain[8], *path = name ? iocp_inner_path_of(name) : NULL;
  *file = NULL;
  if (name && !path) return errno;
  plain_mode(mode, plain);
  /* The console, where there is no terminal: the stream stays what it is. */
  bool is_console = name && (!strcasecmp(name, "CONOUT$") || !strcasecmp(name, "CONIN$") || !strcasecmp(name, "CON"));
  *file = is_console ? old : freopen(path, plain, old);
  int error = errno;
  free(path);
  return *file ? 0 : error;
}
IOCP_API FILE *iocp_freopen(const char *name, const char *mode, FILE *old) {
  FILE *file = NULL;
  int error = freopen_s(&file, name, mode, old);
  if (error) errno = error;
  return file;
}
IOCP_API int tmpfile_s(FILE **file) {
  if (!file) return iocp_inner_invalid("tmpfile_s", EINVAL);
  *file = tmpfile();
  return *file ? 0 : errno;
}

IOCP_API long long _ftelli64(FILE *file) { return ftello(file); }
IOCP_API int _fseeki64(FILE *file, long long offset, int origin) { return fseeko(file, offset, origin); }
IOCP_API int _fileno(FILE *file) { return file ? fileno(file) : (errno = EINVAL, -1); }
IOCP_API FILE *_fdopen(int descriptor, const char *mode) {
  char plain[8];
  plain_mode(mode, plain);
  return fdopen(descriptor, plain);
}
IOCP_API int _fcloseall(void) { return fflush(NULL); }
IOCP_API int _flushall(void) { return fflush(NULL); }
IOCP_API FILE *_popen(const char *command, const char *mode) { return popen(command, *mode == 'w' ? "w" : "r"); }
IOCP_API int _pclose(FILE *file) { return pclose(file); }

/* One line without its end; NULL at the end of the file. A line that is too long is an invalid argument. */
IOCP_API char *gets_s(char *line, size_t room) {
  if (!line || !room) return iocp_inner_invalid("gets_s", EINVAL), NULL;
  size_t length = 0;
  int c = 0;
  while (length < room && (c = getchar()) != EOF && c != '\n') line[length++] = (char)c;
  if (length == room) return line[0] = 0, iocp_inner_invalid("gets_s", ERANGE), NULL;
  line[length] = 0;
  return c == EOF && !length ? NULL : line;
}
/* The caller knows that there is room: it is what gets(3) is, and as dangerous. */
IOCP_API char *iocp_gets(char *line) { return gets_s(line, INT32_MAX); }

/* --- Wide text of a FILE, which is UTF-8 --- */

IOCP_API unsigned iocp_fgetwc(FILE *file) {
  int first = getc(file);
  if (first == EOF) return 0xffffffff;
  char text[4] = {(char)first};
  int more = first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3, have = 1;
  for (int c; have <= more && (c = getc(file)) != EOF; have++) {
    if ((c & 0xc0) != 0x80) {
      ungetc(c, file);
      break;
    }
    text[have] = (char)c;
  }
  WCHAR units[4];
  /* A character beyond 16 bits comes as U+FFFD: one call answers one unit. */
  return iocp_inner_to_utf16(text, (size_t)have, units, 4, NULL) == 1 ? units[0] : 0xfffd;
}
IOCP_API WCHAR *iocp_fgetws(WCHAR *line, int room, FILE *file) {
  if (!line || room <= 0) return iocp_inner_invalid("fgetws", EINVAL), NULL;
  int length = 0;
  for (unsigned c; length + 1 < room && (c = iocp_fgetwc(file)) != 0xffffffff;) {
    line[length++] = (WCHAR)c;
    if (c == '\n') break;
  }
  line[length] = 0;
  return length ? line : NULL;
}
IOCP_API unsigned iocp_fputwc(WCHAR c, FILE *file) {
  char text[4];
  size_t bytes = iocp_inner_to_utf8(&c, 1, text, sizeof text, NULL);
  return fwrite(text, 1, bytes, file) == bytes ? c : 0xffffffff;
}
IOCP_API int iocp_fputws(const WCHAR *line, FILE *file) {
  char *narrow = iocp_inner_narrow(line);
  int result = narrow && fputs(narrow, file) >= 0 ? 0 : -1;
  free(narrow);
  return result;
}
IOCP_API int _putws(const WCHAR *line) {
  return iocp_fputws(line, stdout) || putchar('\n') == EOF ? -1 : 0;
}
IOCP_API unsigned iocp_ungetwc(unsigned c, FILE *file) {
  return c < 0x80 && ungetc((int)c, file) != EOF ? c : 0xffffffff;
}

/* --- Descriptors --- */

IOCP_API int _open(const char *name, int flags, ...) {
  /* The flags are Windows' own. */
  static const struct { int theirs, ours; } pairs[] = {
      {0x0001, O_WRONLY}, {0x0002, O_RDWR}, {0x0008, O_APPEND}, {0x0100, O_CREAT}, {0x0200, O_TRUNC}, {0x0400, O_EXCL}};
  int ours = O_CLOEXEC, mode = 0666;
  for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
    if (flags & pairs[i].theirs) ours |= pairs[i].ours;
  if (flags & 0x0100) {
    va_list list;
    va_start(list, flags);
    mode = va_arg(list, int) & 0x0080 ? 0666 : 0444;
    va_end(list);
  }
  char *path = iocp_inner_path_of(name);
  if (!path) return -1;
  int descriptor = open(path, ours, mode), error = errno;
  free(path);
  errno = error;
  return descriptor;
}
IOCP_API int _wopen(const WCHAR *name, int flags, ...) {
  va_list list;
  va_start(list, flags);
  int mode = flags & 0x0100 ? va_arg(list, int) : 0;
  va_end(list);
  char *narrow = iocp_inner_narrow(name);
  int descriptor = _open(narrow, flags, mode);
  free(narrow);
  return descriptor;
}
IOCP_API int _sopen_s(int *descriptor, const char *name, int flags, int share, int mode) {
  (void)share;
  if (!descriptor || !name) return iocp_inner_invalid("_sopen_s", EINVAL);
  *descriptor = _open(name, flags, mode);
  return *descriptor < 0 ? errno : 0;
}
IOCP_API int _close(int descriptor) { return close(descriptor); }
IOCP_API int _read(int descriptor, void *to, unsigned size) { return (int)read(descriptor, to, size); }
IOCP_API int _write(int descriptor, const void *from, unsigned size) { return (int)write(descriptor, from, size); }
IOCP_API int _lseek(int descriptor, int offset, int origin) { return (int)lseek(descriptor, offset, origin); }
IOCP_API long long _lseeki64(int descriptor, long long offset, int origin) { return lseek(descriptor, offset, origin); }
IOCP_API long long _telli64(int descriptor) { return lseek(descriptor, 0, SEEK_CUR); }
IOCP_API int _dup(int descriptor) { return dup(descriptor); }
IOCP_API int _dup2(int from, int to) { return dup2(from, to) < 0 ? -1 : 0; }
IOCP_API int _isatty(int descriptor) { return isatty(descriptor); }
IOCP_API int _commit(int descriptor) { return fsync(descriptor); }
IOCP_API int _chsize(int descriptor, int size) { return ftruncate(descriptor, size); }
IOCP_API int _chsize_s(int descriptor, long long size) { return ftruncate(descriptor, size) ? errno : 0; }
IOCP_API long long _filelengthi64(int descriptor) {
  struct stat facts;
  return fstat(descriptor, &facts) ? -1 : facts.st_size;
}
IOCP_API int _filelength(int descriptor) { return (int)_filelengthi64(descriptor); }
/* Answers the mode before, which is always binary here. */
IOCP_API int _setmode(int descriptor, int mode) {
  if (fcntl(descriptor, F_GETFD) < 0) return -1;
  return mode == 0x8000 || mode == 0x4000 || mode >= 0x10000 ? 0x8000 : (errno = EINVAL, -1);
}

/* --- Names --- */

#define BY_NAME(narrow, wide, call)               \
  static int narrow##_path(char *path) {          \
    if (!path) return -1;                         \
    int result = call, error = errno;             \
    free(path);                                   \
    errno = error;                                \
    return result;                                \
  }                                               \
  IOCP_API int narrow(const char *name) {         \
    return narrow##_path(iocp_inner_path_of(name)); \
  }                                               \
  IOCP_API int wide(const WCHAR *name) {          \
    return narrow##_path(iocp_inner_path_of_wide(name)); \
  }
BY_NAME(_mkdir, _wmkdir, mkdir(path, 0777))
BY_NAME(_rmdir, _wrmdir, rmdir(path))
BY_NAME(_chdir, _wchdir, chdir(path))
BY_NAME(iocp_remove, _wremove, remove(path))
BY_NAME(_unlink, _wunlink, unlink(path))

static int check_access(char *path, int mode) {
  if (!path) return -1;
  int result = access(path, (mode & 4 ? R_OK : 0) | (mode & 2 ? W_OK : 0)), error = errno;
  free(path);
  errno = error;
  return result;
}
IOCP_API int _access(const char *name, int mode) { return check_access(iocp_inner_path_of(name), mode); }
IOCP_API int _waccess(const WCHAR *name, int mode) { return check_access(iocp_inner_path_of_wide(name), mode); }
IOCP_API int _access_s(const char *name, int mode) { return _access(name, mode) ? errno : 0; }
IOCP_API int _waccess_s(const WCHAR *name, int mode) { return _waccess(name, mode) ? errno : 0; }

/* It must not replace what is there. */
IOCP_API int iocp_rename(const char *from, const char *to) {
  char *first = iocp_inner_path_of(from), *second = first ? iocp_inner_path_of(to) : NULL;
  int result = second ? renameat2(AT_FDCWD, first, AT_FDCWD, second, 1) : -1, error = errno;
  free(first);
  free(second);
  errno = error;
  return result;
}
IOCP_API int _wrename(const WCHAR *from, const WCHAR *to) {
  char *first = iocp_inner_narrow(from), *second = iocp_inner_narrow(to);
  int result = first && second ? iocp_rename(first, second) : -1;
  free(first);
  free(second);
  return result;
}

IOCP_API char *_getcwd(char *to, int room) { return getcwd(to, (size_t)room); }
IOCP_API WCHAR *_wgetcwd(WCHAR *to, int room) {
  char path[4096];
  if (!getcwd(path, sizeof path)) return NULL;
  WCHAR *wide = iocp_inner_wide(path);
  if (!to || !wide) return wide;
  size_t length = iocp_inner_length(wide);
  bool fits = room > 0 && length < (size_t)room;
  if (fits) memcpy(to, wide, (length + 1) * sizeof(WCHAR));
  else errno = ERANGE;
  free(wide);
  return fits ? to : NULL;
}
IOCP_API char *_fullpath(char *to, const char *name, size_t room) {
  char *path = iocp_inner_path_of(name), whole[8192];
  if (!path) return NULL;
  if (*path == '/') snprintf(whole, sizeof whole, "%s", path);
  else if (getcwd(whole, 4096)) snprintf(whole + strlen(whole), 4096, "/%s", path);
  free(path);
  if (!to) return strdup(whole);
  if (strlen(whole) >= room) return errno = ERANGE, NULL;
  return strcpy(to, whole);
}

/* --- Environment, as the run-time library knows it --- */

IOCP_API int _putenv(const char *text) {
  const char *equals = text ? strchr(text, '=') : NULL;
  if (!equals || equals == text) return errno = EINVAL, -1;
  char name[256];
  if ((size_t)(equals - text) >= sizeof name) return errno = EINVAL, -1;
  memcpy(name, text, (size_t)(equals - text));
  name[equals - text] = 0;
  return equals[1] ? setenv(name, equals + 1, 1) : unsetenv(name);
}
IOCP_API int _putenv_s(const char *name, const char *value) {
  if (!name || !value || !*name || strchr(name, '=')) return iocp_inner_invalid("_putenv_s", EINVAL);
  return (*value ? setenv(name, value, 1) : unsetenv(name)) ? errno : 0;
}
IOCP_API int getenv_s(size_t *needed, char *to, size_t room, const char *name) {
  if (!needed || !name || (!to && room)) return iocp_inner_invalid("getenv_s", EINVAL);
  const char *value = getenv(name);
  *needed = value ? strlen(value) + 1 : 0;
  if (to && room) to[0] = 0;
  if (!value || !room) return 0;
  if (*needed > room) return ERANGE;
  memcpy(to, value, *needed);
  return 0;
}
IOCP_API int _dupenv_s(char **to, size_t *length, const char *name) {
  if (!to || !name) return iocp_inner_invalid("_dupenv_s", EINVAL);
  const char *value = getenv(name);
  *to = value ? strdup(value) : NULL;
  if (length) *length = value ? strlen(value) + 1 : 0;
  return value && !*to ? ENOMEM : 0;
}
