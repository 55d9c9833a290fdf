/* SPDX-License-Identifier: Apache-2.0 */
/* FindFirstFile and its relatives: the names of a folder that fit a pattern, in the order of the file system.
   Follows the "FindFirstFileW" page: * and ? are wild, *.* fits every name, case does not count. */
#include "runtime.h"
#include "fileapi.h"
#include "handleapi.h"
#include <dirent.h>
#include <pthread.h>
#include <sys/stat.h>
#include <wctype.h>

typedef struct search {
  struct search *next;
  DIR *folder;
  char *path, *pattern;
} search;
static search *all;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* ASCII's case; of other characters it counts. */
static int folded(char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

static bool fits(const char *pattern, const char *name) {
  if (!strcmp(pattern, "*.*")) return true;
  const char *star = NULL, *resume = NULL;
  while (*name) {
    if (*pattern == '*') star = pattern++, resume = name;
    else if (*pattern == '?' || (*pattern && folded(*pattern) == folded(*name))) pattern++, name++;
    else if (star) pattern = star + 1, name = ++resume;
    else return false;
  }
  while (*pattern == '*') pattern++;
  return !*pattern;
}

static FILETIME time_of(struct timespec time) {
  ULONGLONG ticks = 116444736000000000ull + (ULONGLONG)time.tv_sec * 10000000 + (ULONGLONG)time.tv_nsec / 100;
  return (FILETIME){(DWORD)ticks, (DWORD)(ticks >> 32)};
}

/* What both find records begin with. */
typedef struct {
  DWORD attributes;
  FILETIME created, accessed, written;
  DWORD size_high, size_low, reserved[2];
} facts;

static bool look(const char *folder, const char *name, facts *found) {
  char path[8192];
  struct stat status;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  if (lstat(path, &status)) return false;
  memset(found, 0, sizeof *found);
  if (S_ISLNK(status.st_mode)) {
    found->attributes = FILE_ATTRIBUTE_REPARSE_POINT;
    found->reserved[0] = 0xA000000C; /* IO_REPARSE_TAG_SYMLINK */
    struct stat target;
    if (!stat(path, &target)) status = target;
  }
  found->attributes |= S_ISDIR(status.st_mode) ? FILE_ATTRIBUTE_DIRECTORY : FILE_ATTRIBUTE_ARCHIVE;
  if (!(status.st_mode & 0222)) found->attributes |= FILE_ATTRIBUTE_READONLY;
  found->created = found->written = time_of(status.st_mtim);
  found->accessed = time_of(status.st_atim);
  found->size_high = (DWORD)((ULONGLONG)status.st_size >> 32);
  found->size_low = (DWORD)status.st_size;
  return true;
}

/* The next name; NULL at the end. */
static const char *next_name(search *s, facts *found) {
  for (struct dirent *entry; (entry = readdir(s->folder));)
    if (fits(s->pattern, entry->d_name) && strlen(entry->d_name) < MAX_PATH && look(s->path, entry->d_name, found))
      return entry->d_name;
  return NULL;
}

static void forget(search *s) {
  if (s->folder) closedir(s->folder);
  free(s->path);
  free(s->pattern);
  free(s);
}

/* The pattern is the last part of the name, and may have characters that no path has. */
static search *begin(const char *name) {
  if (!name || !*name) return iocp_inner_fail(ERROR_PATH_NOT_FOUND), NULL;
  char *copy = strdup(name), *last = copy;
  for (char *at = copy; at && *at; at++)
    if (*at == '\\' || *at == '/') last = at + 1;
  search *s = calloc(1, sizeof *s);
  if (!copy || !s) return free(copy), free(s), iocp_inner_fail(ERROR_NOT_ENOUGH_MEMORY), NULL;
  s->pattern = strdup(last);
  *last = 0;
  s->path = *copy ? iocp_inner_path_of(copy) : strdup(".");
  bool has_pattern = s->pattern && *s->pattern;
  free(copy);
  s->folder = s->path && has_pattern ? opendir(s->path) : NULL;
  if (s->folder) return s;
  if (s->path) iocp_inner_fail(has_pattern ? ERROR_PATH_NOT_FOUND : ERROR_FILE_NOT_FOUND);
  forget(s);
  return NULL;
}

static HANDLE enlist(search *s) {
  pthread_mutex_lock(&lock);
  s->next = all;
  all = s;
  pthread_mutex_unlock(&lock);
  return s;
}
static search *check(HANDLE find) {
  pthread_mutex_lock(&lock);
  search *s = all;
  while (s && s != find) s = s->next;
  pthread_mutex_unlock(&lock);
  return s;
}

static void fill(WIN32_FIND_DATAA *to, const facts *found, const char *name) {
  memset(to, 0, sizeof *to);
  memcpy(to, found, sizeof *found);
  memcpy(to->cFileName, name, strlen(name) + 1);
}
static void fill_wide(WIN32_FIND_DATAW *to, const facts *found, const char *name) {
  memset(to, 0, sizeof *to);
  memcpy(to, found, sizeof *found);
  iocp_inner_to_utf16(name, strlen(name), to->cFileName, MAX_PATH - 1, NULL);
}

static HANDLE first(const char *name, WIN32_FIND_DATAA *to, WIN32_FIND_DATAW *wide) {
  if (!to && !wide) return iocp_inner_fail(ERROR_INVALID_PARAMETER), INVALID_HANDLE_VALUE;
  search *s = begin(name);
  if (!s) return INVALID_HANDLE_VALUE;
  facts found;
  const char *entry = next_name(s, &found);
  if (!entry) return forget(s), iocp_inner_fail(ERROR_FILE_NOT_FOUND), INVALID_HANDLE_VALUE;
  if (to) fill(to, &found, entry);
  else fill_wide(wide, &found, entry);
  return enlist(s);
}

IOCP_API HANDLE FindFirstFileA(LPCSTR name, LPWIN32_FIND_DATAA to) { return first(name, to, NULL); }
IOCP_API HANDLE FindFirstFileW(LPCWSTR name, LPWIN32_FIND_DATAW to) {
  char *narrow = iocp_inner_narrow(name);
  HANDLE find = first(narrow, NULL, to);
  free(narrow);
  return find;
}
/* Level and filters may not ask for more than FindFirstFile gives. */
IOCP_API HANDLE FindFirstFileExA(LPCSTR name, FINDEX_INFO_LEVELS level, LPVOID to, FINDEX_SEARCH_OPS search_for,
                                 LPVOID filter, DWORD flags) {
  (void)flags;
  if (level > FindExInfoBasic || search_for > FindExSearchLimitToDirectories || filter)
    return iocp_inner_fail(ERROR_INVALID_PARAMETER), INVALID_HANDLE_VALUE;
  return FindFirstFileA(name, to);
}
IOCP_API HANDLE FindFirstFileExW(LPCWSTR name, FINDEX_INFO_LEVELS level, LPVOID to, FINDEX_SEARCH_OPS search_for,
                                 LPVOID filter, DWORD flags) {
  (void)flags;
  if (level > FindExInfoBasic || search_for > FindExSearchLimitToDirectories || filter)
    return iocp_inner_fail(ERROR_INVALID_PARAMETER), INVALID_HANDLE_VALUE;
  return FindFirstFileW(name, to);
}

static BOOL next(HANDLE find, WIN32_FIND_DATAA *to, WIN32_FIND_DATAW *wide) {
  search *s = check(find);
  if (!s) return iocp_inner_fail(ERROR_INVALID_HANDLE);
  if (!to && !wide) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  facts found;
  const char *entry = next_name(s, &found);
  if (!entry) return iocp_inner_fail(ERROR_NO_MORE_FILES);
  if (to) fill(to, &found, entry);
  else fill_wide(wide, &found, entry);
  return TRUE;
}
IOCP_API BOOL FindNextFileA(HANDLE find, LPWIN32_FIND_DATAA to) { return next(find, to, NULL); }
IOCP_API BOOL FindNextFileW(HANDLE find, LPWIN32_FIND_DATAW to) { return next(find, NULL, to); }

IOCP_API BOOL FindClose(HANDLE find) {
  pthread_mutex_lock(&lock);
  search **at = &all;
  while (*at && *at != find) at = &(*at)->next;
  search *s = *at;
  if (s) *at = s->next;
  pthread_mutex_unlock(&lock);
  if (!s) return iocp_inner_fail(ERROR_INVALID_HANDLE);
  forget(s);
  return TRUE;
}
