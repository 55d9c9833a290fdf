/* SPDX-License-Identifier: Apache-2.0 */
/* Paths as text, copies, links, attributes, settings files. Follows the "fileapi.h", "shlwapi.h" and "winbase.h"
   pages. */
#include "runtime.h"
#include "texts.h"
#include "winbase.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* --- Whole names: from the current folder, without . and .. --- */

static char *whole(const char *name) {
  if (!name || !*name) return iocp_inner_fail(ERROR_INVALID_NAME), NULL;
  char *path = iocp_inner_path_of(name), folder[4096] = "";
  if (!path) return NULL;
  if (*path != '/' && !getcwd(folder, sizeof folder)) return free(path), NULL;
  char *both = malloc(strlen(folder) + strlen(path) + 2), *out = both;
  if (!both) return free(path), NULL;
  const char *parts[2] = {folder, path};
  for (int i = 0; i < 2; i++)
    for (const char *at = parts[i]; *at;) {
      size_t length = strcspn(at, "/");
      if (length == 2 && !memcmp(at, "..", 2)) {
        while (out > both && *--out != '/') {}
      } else if (length && !(length == 1 && *at == '.')) {
        *out++ = '/';
        memcpy(out, at, length);
        out += length;
      }
      at += length + (at[length] == '/');
    }
  bool ends_in_slash = path[strlen(path) - 1] == '/';
  if (out == both || ends_in_slash) *out++ = '/';
  *out = 0;
  free(path);
  return both;
}

IOCP_API DWORD GetFullPathNameA(LPCSTR name, DWORD room, LPSTR to, LPSTR *file) {
  char *path = whole(name);
  if (!path) return 0;
  DWORD length = iocp_inner_give(path, to, room);
  free(path);
  if (file && to && length < room) {
    *file = strrchr(to, '/') + 1;
    if (!**file) *file = NULL;
  }
  return length;
}
IOCP_API DWORD GetFullPathNameW(LPCWSTR name, DWORD room, LPWSTR to, LPWSTR *file) {
  char *narrow = iocp_inner_narrow(name), *path = whole(narrow);
  free(narrow);
  if (!path) return 0;
  DWORD length = iocp_inner_give_wide(path, to, room);
  free(path);
  if (file && to && length < room) {
    *file = NULL;
    for (WCHAR *at = to; *at; at++)
      if (*at == '/' && at[1]) *file = at + 1;
      else if (*at == '/') *file = NULL;
  }
  return length;
}

/* There are no short names: a name that exists is long already. */
static BOOL is_there(const char *path) { return access(path, F_OK) == 0 || iocp_inner_fail_errno(path); }
static DWORD same_name(const char *name, LPSTR to, LPWSTR wide, DWORD room) {
  char *path = iocp_inner_path_of(name);
  DWORD length = 0;
  if (path && is_there(path))
    length = wide || !to ? iocp_inner_give_wide(name, wide, room) : iocp_inner_give(name, to, room);
  free(path);
  return length;
}
IOCP_API DWORD GetLongPathNameA(LPCSTR name, LPSTR to, DWORD room) { return same_name(name, to, NULL, room); }
IOCP_API DWORD GetShortPathNameA(LPCSTR name, LPSTR to, DWORD room) { return same_name(name, to, NULL, room); }
IOCP_API DWORD GetLongPathNameW(LPCWSTR name, LPWSTR to, DWORD room) {
  char *narrow = iocp_inner_narrow(name);
  DWORD length = same_name(narrow, NULL, to, room);
  free(narrow);
  return length;
}
IOCP_API DWORD GetShortPathNameW(LPCWSTR name, LPWSTR to, DWORD room) { return GetLongPathNameW(name, to, room); }

/* Where the file of a handle is. The flags choose between forms that are one here. */
static ssize_t final_path(HANDLE file, char path[4096]) {
  int descriptor = iocp_inner_descriptor(file);
  if (descriptor < 0) return iocp_inner_fail((DWORD)(-1 - descriptor)), -1;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, 4095);
  close(descriptor);
  if (length < 0) return iocp_inner_fail_errno(NULL), -1;
  path[length] = 0;
  return length;
}
IOCP_API DWORD GetFinalPathNameByHandleA(HANDLE file, LPSTR to, DWORD room, DWORD flags) {
  char path[4096];
  (void)flags;
  return final_path(file, path) < 0 ? 0 : iocp_inner_give(path, to, room);
}
IOCP_API DWORD GetFinalPathNameByHandleW(HANDLE file, LPWSTR to, DWORD room, DWORD flags) {
  char path[4096];
  (void)flags;
  return final_path(file, path) < 0 ? 0 : iocp_inner_give_wide(path, to, room);
}

/* --- Copies and links --- */

static BOOL copy_file(char *from, char *to, BOOL keeps_existing) {
  int in = from && to ? open(from, O_RDONLY | O_CLOEXEC) : -1, out = -1;
  struct stat facts;
  BOOL done = FALSE;
  if (!from || !to) {
  } else if (in < 0 || fstat(in, &facts)) {
    iocp_inner_fail_errno(from);
  } else if (S_ISDIR(facts.st_mode)) {
    iocp_inner_fail(ERROR_ACCESS_DENIED);
  } else if ((out = open(to, O_WRONLY | O_CREAT | O_CLOEXEC | (keeps_existing ? O_EXCL : O_TRUNC),
                         facts.st_mode & 0777)) < 0) {
    iocp_inner_fail_errno(to);
  } else {
    char part[65536];
    ssize_t got;
    done = TRUE;
    while (done && (got = read(in, part, sizeof part)) != 0)
      if (got < 0 || write(out, part, (size_t)got) != got) done = iocp_inner_fail_errno(to);
  }
  if (in >= 0) close(in);
  if (out >= 0) close(out);
  free(from);
  free(to);
  return done;
}
IOCP_API BOOL CopyFileA(LPCSTR from, LPCSTR to, BOOL keeps_existing) {
  return copy_file(iocp_inner_path_of(from), iocp_inner_path_of(to), keeps_existing);
}
IOCP_API BOOL CopyFileW(LPCWSTR from, LPCWSTR to, BOOL keeps_existing) {
  return copy_file(iocp_inner_path_of_wide(from), iocp_inner_path_of_wide(to), keeps_existing);
}

static BOOLEAN link_file(char *link, char *target, bool is_symbolic) {
  BOOL done = link && target &&
              (!(is_symbolic ? symlink(target, link) : linkat(AT_FDCWD, target, AT_FDCWD, link, 0)) ||
               iocp_inner_fail_errno(link));
  free(link);
  free(target);
  return (BOOLEAN)done;
}
IOCP_API BOOLEAN CreateSymbolicLinkA(LPCSTR link, LPCSTR target, DWORD flags) {
  (void)flags;
  return link_file(iocp_inner_path_of(link), iocp_inner_path_of(target), true);
}
IOCP_API BOOLEAN CreateSymbolicLinkW(LPCWSTR link, LPCWSTR target, DWORD flags) {
  (void)flags;
  return link_file(iocp_inner_path_of_wide(link), iocp_inner_path_of_wide(target), true);
}
IOCP_API BOOL CreateHardLinkA(LPCSTR link, LPCSTR target, LPSECURITY_ATTRIBUTES security) {
  (void)security;
  return link_file(iocp_inner_path_of(link), iocp_inner_path_of(target), false);
}
IOCP_API BOOL CreateHardLinkW(LPCWSTR link, LPCWSTR target, LPSECURITY_ATTRIBUTES security) {
  (void)security;
  return link_file(iocp_inner_path_of_wide(link), iocp_inner_path_of_wide(target), false);
}

/* --- Attributes: only "read only" is kept --- */

static BOOL set_attributes(char *path, DWORD attributes) {
  struct stat facts;
  BOOL done = path && ((!stat(path, &facts) &&
                        !chmod(path, attributes & FILE_ATTRIBUTE_READONLY ? facts.st_mode & 07555
                                                                          : (facts.st_mode & 07777) | 0200)) ||
                       iocp_inner_fail_errno(path));
  free(path);
  return done;
}
IOCP_API BOOL SetFileAttributesA(LPCSTR name, DWORD attributes) {
  return set_attributes(iocp_inner_path_of(name), attributes);
}
IOCP_API BOOL SetFileAttributesW(LPCWSTR name, DWORD attributes) {
  return set_attributes(iocp_inner_path_of_wide(name), attributes);
}

static FILETIME time_of(struct timespec time) {
  ULONGLONG ticks = 116444736000000000ull + (ULONGLONG)time.tv_sec * 10000000 + (ULONGLONG)time.tv_nsec / 100;
  return (FILETIME){(DWORD)ticks, (DWORD)(ticks >> 32)};
}
static BOOL attributes_of(char *path, GET_FILEEX_INFO_LEVELS level, LPVOID to) {
  struct stat facts;
  BOOL done = FALSE;
  if (path && (level != GetFileExInfoStandard || !to)) {
    iocp_inner_fail(ERROR_INVALID_PARAMETER);
  } else if (path && stat(path, &facts)) {
    iocp_inner_fail_errno(path);
  } else if (path) {
    WIN32_FILE_ATTRIBUTE_DATA *found = to;
    memset(found, 0, sizeof *found);
    found->dwFileAttributes = (S_ISDIR(facts.st_mode) ? FILE_ATTRIBUTE_DIRECTORY : FILE_ATTRIBUTE_ARCHIVE) |
                              (facts.st_mode & 0222 ? 0 : FILE_ATTRIBUTE_READONLY);
    found->ftCreationTime = found->ftLastWriteTime = time_of(facts.st_mtim);
    found->ftLastAccessTime = time_of(facts.st_atim);
    found->nFileSizeHigh = (DWORD)((ULONGLONG)facts.st_size >> 32);
    found->nFileSizeLow = (DWORD)facts.st_size;
    done = TRUE;
  }
  free(path);
  return done;
}
IOCP_API BOOL GetFileAttributesExA(LPCSTR name, GET_FILEEX_INFO_LEVELS level, LPVOID to) {
  return attributes_of(iocp_inner_path_of(name), level, to);
}
IOCP_API BOOL GetFileAttributesExW(LPCWSTR name, GET_FILEEX_INFO_LEVELS level, LPVOID to) {
  return attributes_of(iocp_inner_path_of_wide(name), level, to);
}

/* --- Times of an open file; NULL leaves one as it is. The time of creation cannot be set. --- */

static struct timespec timespec_of(const FILETIME *time) {
  if (!time || (!time->dwLowDateTime && !time->dwHighDateTime)) return (struct timespec){0, UTIME_OMIT};
  LONGLONG ticks = (LONGLONG)((ULONGLONG)time->dwHighDateTime << 32 | time->dwLowDateTime) - 116444736000000000ll;
  return (struct timespec){ticks / 10000000, ticks % 10000000 * 100};
}
IOCP_API BOOL SetFileTime(HANDLE file, const FILETIME *created, const FILETIME *accessed, const FILETIME *written) {
  (void)created;
  int descriptor = iocp_inner_descriptor(file);
  if (descriptor < 0) return iocp_inner_fail((DWORD)(-1 - descriptor));
  struct timespec times[2] = {timespec_of(accessed), timespec_of(written)};
  BOOL done = !futimens(descriptor, times) || iocp_inner_fail_errno(NULL);
  close(descriptor);
  return done;
}
IOCP_API BOOL GetFileTime(HANDLE file, LPFILETIME created, LPFILETIME accessed, LPFILETIME written) {
  int descriptor = iocp_inner_descriptor(file);
  if (descriptor < 0) return iocp_inner_fail((DWORD)(-1 - descriptor));
  struct stat facts;
  BOOL done = !fstat(descriptor, &facts) || iocp_inner_fail_errno(NULL);
  close(descriptor);
  if (!done) return FALSE;
  if (created) *created = time_of(facts.st_mtim);
  if (accessed) *accessed = time_of(facts.st_atim);
  if (written) *written = time_of(facts.st_mtim);
  return TRUE;
}

/* --- Disks --- */

static BOOL free_space(char *path, PULARGE_INTEGER mine, PULARGE_INTEGER total, PULARGE_INTEGER all) {
  struct statvfs facts;
  BOOL done = path && (!statvfs(path, &facts) || iocp_inner_fail_errno(path));
  free(path);
  if (!done) return FALSE;
  if (mine) mine->QuadPart = (ULONGLONG)facts.f_bavail * facts.f_frsize;
  if (total) total->QuadPart = (ULONGLONG)facts.f_blocks * facts.f_frsize;
  if (all) all->QuadPart = (ULONGLONG)facts.f_bfree * facts.f_frsize;
  return TRUE;
}
IOCP_API BOOL GetDiskFreeSpaceExA(LPCSTR name, PULARGE_INTEGER mine, PULARGE_INTEGER total, PULARGE_INTEGER all) {
  return free_space(iocp_inner_path_of(name ? name : "."), mine, total, all);
}
IOCP_API BOOL GetDiskFreeSpaceExW(LPCWSTR name, PULARGE_INTEGER mine, PULARGE_INTEGER total, PULARGE_INTEGER all) {
  return free_space(name ? iocp_inner_path_of_wide(name) : iocp_inner_path_of("."), mine, total, all);
}

/* --- shlwapi.h --- */

static bool exists(char *path) {
  bool result = path && !access(path, F_OK);
  free(path);
  return result;
}
IOCP_API BOOL PathFileExistsA(LPCSTR name) { return name && exists(iocp_inner_path_of(name)); }
IOCP_API BOOL PathFileExistsW(LPCWSTR name) { return name && exists(iocp_inner_path_of_wide(name)); }

#define IS_SEPARATOR(c) ((c) == '\\' || (c) == '/')
#define PATH_TEXTS(suffix, type)                                                  \
  IOCP_API type *PathFindFileName##suffix(const type *path) {                     \
    const type *found = path;                                                     \
    for (const type *at = path; at && *at; at++)                                  \
      if (IS_SEPARATOR(*at) && at[1] && !IS_SEPARATOR(at[1])) found = at + 1;     \
    return (type *)found;                                                         \
  }                                                                               \
  IOCP_API BOOL PathRemoveFileSpec##suffix(type *path) {                          \
    type *last = NULL, *at = path;                                                \
    for (; at && *at; at++)                                                       \
      if (IS_SEPARATOR(*at)) last = at;                                           \
    if (!path || !*path) return FALSE;                                            \
    if (last == path) last++;                                                     \
    if (!last) last = path;                                                       \
    bool changes = *last != 0;                                                    \
    *last = 0;                                                                    \
    return changes;                                                               \
  }                                                                               \
  IOCP_API type *PathFindExtension##suffix(const type *path) {                    \
    const type *found = NULL, *at = path;                                         \
    for (; at && *at; at++)                                                       \
      if (*at == '.') found = at;                                                 \
      else if (IS_SEPARATOR(*at) || *at == ' ') found = NULL;                     \
    return (type *)(found ? found : at);                                          \
  }                                                                               \
  IOCP_API BOOL PathIsRelative##suffix(const type *path) {                        \
    return !path || !*path || !(IS_SEPARATOR(path[0]) || path[1] == ':');         \
  }
PATH_TEXTS(A, CHAR)
PATH_TEXTS(W, WCHAR)
